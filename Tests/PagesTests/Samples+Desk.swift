import Kernel

/// Pages as a desk would make them, with invented cases.
extension Samples {
    static let menu = [
        MenuItem(
            Link("Werklijst", .local("/werk")),
            icon: .tasks,
            count: MenuItem.Count(12, words: "12 zaken, 2 te laat", isUrgent: true)
        ),
        MenuItem(
            Link("Overloop", .local("/werk/overloop")),
            icon: .overflow,
            count: MenuItem.Count(3, words: "3 bellers")
        ),
        MenuItem(Link("Zoek", .local("/werk/zoek")), icon: .search),
        MenuItem(Link("Log uit", .local("/werk/uitloggen")), icon: .user),
    ]

    static let workList = Page(
        "Werklijst",
        blocks: [.tabs(label: "Werklijst", tabs), .filters(label: "Kies zaken", filters), .table(cases)],
        audience: .staff(name: "Noor Bakker", menu: menu)
    )

    static let workListOfAll = Page(
        "Werklijst van alle gemeenten",
        blocks: [.table(Table("Zaken", columns: ["Zaak"], rows: [], empty: "Er zijn geen zaken."))],
        audience: .staff(name: nil)
    )

    static let workCase = Page(
        "Losse stoeptegel",
        section: "Werklijst",
        trail: [Link("Werklijst", .local("/werk"))],
        lead: "Z-2026-004812, uiterlijk klaar op 27 november.",
        blocks: [
            .section("Laatste contacten", [.timeline(entries)]),
            .section("Inwoner", [.facts([Fact("Naam", "Fatima Voorbeeld"), Fact("Geboren", "14 maart 1984")])]),
        ],
        aside: [.section("Zet een stap", [.action(Link("Kies de volgende stap", .local("/werk/zaken/1/stap")))])],
        audience: .staff(name: "Noor Bakker", menu: menu)
    )

    static let entries = [
        TimelineEntry(
            .phone,
            "Telefoon",
            "Vraagt wanneer de stoep wordt gemaakt",
            when: "vandaag, 10.12 uur",
            text: "Zie \(link: Link("de notitie", .local("/werk/notitie")))."
        ),
        TimelineEntry(.globe, "Website", "Melding: losse stoeptegel", when: "di 17 november, 13.58 uur"),
    ]

    private static let tabs = [
        Tab(Link("Mijn zaken", .local("/werk?wie=mij")), isHere: false),
        Tab(Link("Alle zaken", .local("/werk?wie=allen")), isHere: true),
    ]

    private static let take = Form(
        to: .local("/werk/zaken/2/pak"),
        fields: [],
        hidden: [Form.HiddenValue("versie", "3")],
        submit: "Pak deze zaak"
    )

    private static let filters = Form(
        .get,
        to: .local("/werk"),
        fields: [
            FormField(
                "stand",
                "Stand",
                .selection([FormField.OptionGroup(nil, [FormField.Option("laat", "Te laat")])]),
                missing: nil
            ),
            FormField("team", "Team", .text(limit: 40), missing: nil),
        ],
        hidden: [Form.HiddenValue("sorteer", "datum")],
        submit: "Toon"
    )

    private static let cases = Table(
        "Zaken van uw team",
        columns: [
            Table.Column("Zaak", sort: Table.Sort(.local("/werk?sorteer=zaak"))), "Stand",
            Table.Column("Klaar vóór", sort: Table.Sort(.local("/werk?sorteer=-datum"), .ascending)),
            Table.Column("Dagen", isNumeric: true),
        ],
        rows: [
            [
                .lines("\(link: Link("Losse stoeptegel", .local("/werk/zaken/1")))", "Z-2026-004812"),
                .badge(Badge(.info, "Bezig", icon: .work)),
                .marked("19 november", Badge(.error, "3 dagen te laat", icon: .clock)), .number(-3),
            ],
            [
                .lines("\(link: Link("Volle container", .local("/werk/zaken/2")))", "Z-2026-004813"),
                .button("Buitendienst", take, about: "Z-2026-004813"), "27 november", .number(5),
            ],
        ],
        empty: "Geen zaken gevonden."
    )
}
