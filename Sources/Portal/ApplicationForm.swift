internal import Kernel

/// The form of one case type, for what is known about who fills it in.
struct ApplicationForm: Sendable {
    /// The mark of one filled-in form, so that a second press of the button opens no second case.
    static let markField = "formulier"

    let type: CaseType
    let municipality: Municipality
    /// Who is logged in; `nil` for anybody else.
    let session: ResidentSession?
    /// Whether someone was logged in when the form began, and is not any more.
    let loginHasEnded: Bool
    /// What is known of everybody.
    private let general: [KnownFact: String]
    /// What is known of who is logged in and does not have to be asked.
    ///
    /// The values are read where they are needed, because that look is logged.
    let knownOfResident: Set<KnownFact>

    /// - Throws: ``Problem/notFound`` when this case type is not offered here today.
    init(_ request: Request, _ context: Context) throws {
        guard let type = context.offered(request.parameters["caseType"] ?? "") else { throw Problem.notFound }
        self.type = type
        municipality = context.municipality
        session = context.caller.residentSession
        loginHasEnded = session == nil && FormAnswers(request).has(KnownAnswers.field)
        general = [.municipality: context.municipality.name, .today: context.today.iso]
        let known = session == nil ? [] : try context.read { try $0.own.knownFacts() }
        let used = known.intersection(type.questions.compactMap(\.source.fact))
        // A form that would have nothing left to ask asks everything: there has to be a page to begin on.
        let isEmpty = type.pagesToAsk(known: used.union(general.keys)).isEmpty
        knownOfResident = isEmpty ? [] : used
    }

    var journey: FormJourney {
        FormJourney(
            section: type.name,
            action: .local("/aanvragen/\(type.key)"),
            questions: questions,
            checkTitle: "Kijk uw antwoorden na",
            submit: loginHasEnded ? "Verstuur zonder in te loggen" : "Verstuur de aanvraag",
            token: session?.formToken,
            carried: [Self.markField, KnownAnswers.field],
            consent: loginHasEnded ? Form.HiddenValue(KnownAnswers.choice, "ja") : nil
        )
    }

    /// What is typed here, and what was known; `resident` as it was read for this form.
    func answers(in typed: FormAnswers, _ resident: PersonDetails?) -> [CaseAnswer] {
        type.answers(in: typed, known: general.merging(values(resident)) { general, _ in general })
    }

    /// The answers that are known of a resident and were not asked, as people read them.
    func spokenValues(_ resident: PersonDetails?) -> [Fact] {
        type.spoken(type.answers(in: FormAnswers([]), known: values(resident)))
    }

    private func values(_ resident: PersonDetails?) -> [KnownFact: String] {
        (resident?.known ?? [:]).filter { knownOfResident.contains($0.key) }
    }

    /// The address for messages about the case, when the form asked for one.
    func mail(in answers: [CaseAnswer]) -> MailAddress? {
        let question = type.questions.first { $0.source == .known(.mail) }
        return answers.first { $0.key == question?.key }.flatMap { try? MailAddress($0.value) }
    }

    /// What to know first stands above the questions of the first page.
    private var questions: [FormJourney.Question] {
        let pages = type.pagesToAsk(known: knownOfResident.union(general.keys))
        guard let first = pages.first else { return [] }
        let facts = OfferPage.facts(about: type, municipality)
        let needed: [Block] = facts.isEmpty ? [] : [.details(summary: "Lees eerst wat u nodig hebt", facts)]
        let intro = KnownAnswers(form: self).intro + needed
        return [FormJourney.Question(first.title, intro: intro, fields: first.fields)] + pages.dropFirst()
    }
}
