internal import Kernel

/// The form of one case type, for what is known about who fills it in.
struct ApplicationForm {
    /// The mark of one filled-in form, so that a second press of the button opens no second case.
    static let markField = "formulier"

    let type: CaseType
    let municipality: Municipality
    /// What does not have to be asked.
    let known: [KnownFact: String]

    /// - Throws: ``Problem/notFound`` when this case type is not offered here today.
    init(_ request: Request, _ context: Context) throws {
        guard let type = context.offered(request.parameters["caseType"] ?? "") else { throw Problem.notFound }
        self.type = type
        municipality = context.municipality
        known = [.municipality: context.municipality.name, .today: context.today.iso]
    }

    var journey: FormJourney {
        FormJourney(
            section: type.name,
            action: .local("/aanvragen/\(type.key)"),
            questions: questions,
            checkTitle: "Kijk uw antwoorden na",
            submit: "Verstuur de aanvraag",
            carried: [Self.markField]
        )
    }

    /// What is typed here, and what was known.
    func answers(in typed: FormAnswers) -> [CaseAnswer] { type.answers(in: typed, known: known) }

    /// The address for messages about the case, when the form asked for one.
    func mail(in answers: [CaseAnswer]) -> MailAddress? {
        let question = type.questions.first { $0.source == .known(.mail) }
        return answers.first { $0.key == question?.key }.flatMap { try? MailAddress($0.value) }
    }

    /// What to know first stands above the questions of the first page.
    private var questions: [FormJourney.Question] {
        let pages = type.pagesToAsk(known: Set(known.keys))
        guard let first = pages.first else { return [] }
        let facts = OfferPage.facts(about: type, municipality)
        let intro: [Block] = facts.isEmpty ? [] : [.details(summary: "Lees eerst wat u nodig hebt", facts)]
        return [FormJourney.Question(first.title, intro: intro, fields: first.fields)] + pages.dropFirst()
    }
}
