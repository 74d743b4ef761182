/// The pages on which anyone with a follow code sees how far a case is (volg uw zaak).
public enum FollowPage {
    /// The name of the field that holds the code.
    public static let codeField = "code"

    private static let title = "Volg uw zaak"

    /// The question for the code.
    ///
    /// Sent with GET, so the page of a case can be kept as a bookmark.
    public static var form: Form {
        Form(
            .get,
            to: .local("/volg"),
            fields: [
                FormField(
                    codeField,
                    "Volgcode",
                    .code,
                    hint: "8 letters en cijfers, bijvoorbeeld K7M4-Q2XD.",
                    missing: "Vul uw code in. U vindt de code in uw bericht."
                )
            ],
            submit: "Bekijk mijn zaak"
        )
    }

    /// The page that asks for a code; also the answer when it was left empty (status 422).
    public static func question(_ form: Form = form) -> Page {
        Page(
            title,
            lead: "U kreeg een code in uw bericht. Vul die code hier in.",
            blocks: [.form(form)]
        )
    }

    /// The answer to a code that does not exist; show it with status 404.
    ///
    /// It is the same for a code that is not well formed, so nobody learns which codes could exist.
    public static func unknown(_ typed: String) -> Page {
        let answers = FormAnswers([Request.QueryItem(codeField, typed)])
        let filled = form.filled(from: answers)
        guard filled.isWithoutFaults else { return question(filled) }
        return question(filled.faulted(codeField, "Wij vinden deze code niet. Kijk of u de code goed typte."))
    }

    /// How far one case is, on the day `today`.
    public static func page(
        for case: FollowedCase,
        code: FollowCode,
        in municipality: Municipality,
        today: Day
    ) -> Page {
        guard let standing = `case`.standing else { return withoutSteps(`case`, municipality) }
        return Page(
            `case`.type.name,
            section: title,
            trail: [Link(title, .local("/volg"))],
            lead: `case`.lead(on: today),
            blocks: [
                .standing(standing), .section("Alle stappen", [.steps(`case`.progress)]),
            ],
            aside: [
                .section("Uw zaak", [.facts(facts(`case`, code, isReady: standing.isReady, today))]),
                .section(
                    "Hebt u een vraag?",
                    [
                        .contact(ContactBox(name: "Gemeente \(municipality.name)", phone: municipality.phone)),
                        .paragraph("Noem uw volgcode als u belt."),
                    ]
                ),
                .notice(Notice(.info, whereToSeeMore(`case`.type, municipality))),
            ]
        )
    }

    /// An older type can miss the step; then the page says who knows more.
    private static func withoutSteps(_ case: FollowedCase, _ municipality: Municipality) -> Page {
        let phone = Link(municipality.phone, .phone(municipality.phone))
        return Page(
            `case`.type.name,
            section: title,
            trail: [Link(title, .local("/volg"))],
            blocks: [.notice(Notice(.info, "Wij zijn bezig met uw zaak. Bel \(link: phone) als u meer wilt weten."))]
        )
    }

    private static func facts(_ case: FollowedCase, _ code: FollowCode, isReady: Bool, _ today: Day) -> [Fact] {
        var facts = [Fact("Volgcode", Prose(code.description))]
        if let opened = `case`.history.first {
            facts.append(Fact("Begonnen op", Prose(opened.at.day.inDutchWithoutWeekday)))
        }
        if let latest = `case`.history.last, `case`.history.count > 1 {
            facts.append(Fact("Laatste stap op", Prose(latest.at.day.inDutchWithoutWeekday)))
        }
        if !isReady, let planned = `case`.plannedReady, planned >= today {
            facts.append(Fact("Uiterlijk klaar", Prose(planned.inDutchWithoutWeekday)))
        }
        if let result = `case`.result { facts.append(Fact("Uitkomst", Prose(result))) }
        return facts
    }

    private static func whereToSeeMore(_ type: CaseType, _ municipality: Municipality) -> Prose {
        let less = "U ziet hier geen namen of adressen."
        switch municipality.portal {
        case .mijnOverheid where type.isShownAtMijnOverheid:
            guard let address = Address.external("https://mijn.overheid.nl") else { return Prose(less) }
            return "\(less) Bekijk uw zaak met alle gegevens in \(link: Link("MijnOverheid", address))."
        case .mijnOverheid, .own, .none: return Prose(less)
        }
    }
}
