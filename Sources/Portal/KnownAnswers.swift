internal import Kernel

/// What the form says about questions that it does not have to ask, because someone logged in.
struct KnownAnswers {
    let form: ApplicationForm

    /// Travels along to tell that someone was logged in when the form began.
    static let field = "ingelogd"
    /// Says that someone whose session ended wants to send the form as anybody.
    static let choice = "zonder-inloggen"

    /// What can be known of a resident, in the words of this page.
    private static let words: [(fact: KnownFact, words: String)] = [
        (.name, "uw naam"), (.birthDate, "uw geboortedatum"), (.address, "uw adres"), (.postcode, "uw postcode"),
        (.houseNumber, "uw huisnummer"),
    ]

    /// Above the first questions: what is not asked, or that logging in saves questions.
    var intro: [Block] {
        guard form.session != nil else {
            guard form.municipality.portal == .own, isUseful else { return [] }
            return [.notice(Notice(.info, "Woont u hier? \(link: logIn("Log in")). Dan vragen wij minder."))]
        }
        let known = Self.words.filter { form.knownOfResident.contains($0.fact) }.map(\.words)
        guard let last = known.last else { return [] }
        let list = known.count == 1 ? last : "\(known.dropLast().joined(separator: ", ")) en \(last)"
        return [.notice(Notice(.info, "U bent ingelogd. Wij vragen niet naar \(list): dat weten wij al."))]
    }

    /// The same page with what was known on it, for the page on which the resident checks everything.
    func added(to page: Page, _ resident: PersonDetails?) -> Page {
        let facts = form.spokenValues(resident)
        guard !facts.isEmpty else { return page }
        let phone = Link(form.municipality.phone, .phone(form.municipality.phone))
        let source: Prose = "Dit staat in onze eigen gegevens. Klopt het niet? Bel \(link: phone)."
        return page.beginning(with: [.section("Dit weten wij al van u", [.facts(facts), .paragraph(source)])])
    }

    /// The same page with the warning that the session ended while the form was filled in; on the page where everything
    /// is checked also with what sending it now means.
    func warned(_ page: Page) -> Page {
        guard form.loginHasEnded else { return page }
        let text: Prose =
            form.journey.isCheck(page)
            ? """
            U bent niet meer ingelogd. Verstuurt u de aanvraag nu, dan staat de zaak niet bij uw eigen zaken. \
            U volgt de zaak dan met een code. Wilt u dat niet? \(link: logIn("Log opnieuw in")) en vul de aanvraag \
            opnieuw in.
            """
            : "U bent niet meer ingelogd. Vul de rest zelf in, of \(link: logIn("log opnieuw in"))."
        return page.beginning(with: [.notice(Notice(.warning, text, isAnswer: true))])
    }

    private var isUseful: Bool {
        form.type.questions.contains { question in Self.words.contains { $0.fact == question.source.fact } }
    }

    private func logIn(_ words: String) -> Link {
        let back = Request.QueryItem("naar", "/aanvragen/\(form.type.key)")
        return Link(words, .local("/mijn/inloggen", query: [back]))
    }
}
