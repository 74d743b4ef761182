import Kernel
import Testing

@testable import Pages

extension Samples {
    static let journey = FormJourney(
        section: "Doe een melding",
        action: .local("/melden"),
        questions: [
            FormJourney.Question(
                "Wat is er aan de hand?",
                intro: [.notice(Notice(.warning, "Is het nu gevaarlijk? Bel dan 112."))],
                fields: [
                    FormField(
                        "omschrijving",
                        "Vertel wat u ziet",
                        .paragraph(limit: 1_000),
                        hint: "Schrijf geen namen of telefoonnummers op.",
                        missing: "Vertel wat u ziet. Dan kunnen wij u helpen."
                    )
                ]
            ),
            FormJourney.Question(
                "Waar is het?",
                fields: [
                    FormField("plaats", "Straat en huisnummer", .text(limit: 100), missing: "Vul in waar het is."),
                    FormField("email", "E-mailadres", .email, missing: nil),
                ]
            ),
        ],
        checkTitle: "Kijk uw melding na",
        submit: "Verstuur de melding",
        token: "t"
    )

    static let firstAnswers = [("stap", "1"), ("omschrijving", "Een losse tegel")]
    static let allAnswers = [("stap", "2"), ("omschrijving", "Een losse tegel"), ("plaats", "Kerkstraat 12")]

    static func answers(_ pairs: [(String, String)]) -> FormAnswers {
        FormAnswers(pairs.map { Request.QueryItem($0.0, $0.1) })
    }

    /// The page that a post of these answers shows.
    static func page(of journey: FormJourney, sent pairs: [(String, String)]) throws -> Page {
        guard case .show(let page, _) = journey.turn(answers(pairs)) else {
            throw Unexpected()
        }
        return page
    }

    struct Unexpected: Error {}

    static let everyField = Page(
        "Alle soorten velden",
        section: "Voorbeeld",
        blocks: [.form(Form(to: .local("/voorbeeld"), fields: fields, submit: "Verstuur").filled(from: answers([])))]
    )

    private static let options = [
        FormField.Option("balie", "Aan de balie", hint: "In het gemeentehuis."),
        FormField.Option("bellen", "Aan de telefoon"),
    ]

    private static let fields: [FormField] = [
        FormField("naam", "Uw naam", .text(limit: 100), autocomplete: "name", missing: "Vul uw naam in."),
        FormField("verhaal", "Uw verhaal", .paragraph(limit: 1_000), missing: "Vertel uw verhaal."),
        FormField("mail", "E-mailadres", .email, missing: "Vul uw e-mailadres in."),
        FormField("telefoon", "Telefoonnummer", .phone, missing: "Vul uw telefoonnummer in."),
        FormField("postcode", "Postcode", .postcode, missing: "Vul uw postcode in."),
        FormField("code", "Volgcode", .code, missing: "Vul uw code in."),
        FormField("geheim", "Wachtwoord", .password, missing: "Vul uw wachtwoord in."),
        FormField(
            "geboren",
            "Uw geboortedatum",
            .date,
            hint: "Bijvoorbeeld 27 11 1986.",
            autocomplete: "bday",
            missing: "Vul uw geboortedatum in."
        ),
        FormField("hoe", "Hoe wilt u ons spreken?", .choice(options), missing: "Kies hoe u ons wilt spreken."),
        FormField(
            "waar",
            "Waar gaat het over?",
            .selection([FormField.OptionGroup("Spreken", options), FormField.OptionGroup(nil, options)]),
            missing: "Kies waar het over gaat."
        ),
        FormField("akkoord", "Ik vulde alles goed in", .tick, missing: "Zet een vinkje als alles klopt."),
        FormField("foto", "Foto", .file(types: ["image/jpeg", "image/png"], limit: 10_000_000), missing: nil),
    ]

    static let everyBlock = Page(
        "Alle soorten blokken",
        section: "Voorbeeld",
        trail: [Link("Voorbeelden", .local("/voorbeelden"))],
        blocks: [
            .heading("Een kop"), .paragraph("Bel \(link: Link("ons", .phone("14 0316"))) \(strong: "vandaag")."),
            .points(["Een punt", "Nog een punt"]),
            .notice(Notice(.info, "Dit moet u weten.")), .notice(Notice(.success, "Opgeslagen.", isAnswer: true)),
            .notice(Notice(.warning, "Pas op.")), .notice(Notice(.error, "Dit ging niet goed.")),
            .steps([
                ProgressStep(.done, "Ontvangen", when: "dinsdag 17 november 2026"),
                ProgressStep(.skipped, "Bekeken"),
                ProgressStep(.current, "Bezig"), ProgressStep(.future, "Klaar"),
            ]),
            .section("Feiten", [.facts([Fact("Zaaknummer", "Z-2026-000123"), Fact("Via", "Website")])]),
            .code(label: "Uw code", "K7M4-Q2X7"), .action(Link("Doe een melding", .local("/melden"))),
            .details(summary: "Meer lezen", [.heading("Een kop"), .links([Link("Een pagina", .local("/a"))])]),
            .table(Table("Geen rijen", columns: ["Naam"], rows: [], empty: "Er is niets.")),
            .picture(
                Picture(
                    .local("/assets/\(Asset.icons.fileName)"),
                    description: "Een losse tegel",
                    width: 400,
                    height: 100
                )
            ),
        ],
        aside: [
            .section(
                "Uw contactpersoon",
                [.contact(ContactBox(name: "Jan Voorbeeld", team: "Team Straat", phone: "14 0316", hours: "Altijd."))]
            ),
            .cases([
                CaseCard(
                    Link("Losse tegel", .local("/mijn/zaken/1")),
                    status: "Wij zijn bezig",
                    badge: Badge(.warning, "Wij wachten op u"),
                    note: "Z-2026-000123"
                )
            ]),
        ]
    )
}
