import Kernel

/// Invented figures of a municipality.
extension Samples {
    static let weeks = Chart.Axis("Week", ["39", "40", "41", "42", "43", "44", "45", "46"])

    static let contacts = Chart(
        "Contacten per week",
        conclusion: "Minder telefoon, meer chat.",
        .columns,
        along: weeks,
        [
            Chart.Series("Telefoon", [1_210, 1_188, 1_240, 1_302, 1_156, 1_120, 1_098, 1_085]),
            Chart.Series("E-mail", [612, 598, 640, 655, 601, 588, 570, 566]),
            Chart.Series("Balie", [480, 472, 455, 490, 418, 440, 452, 461]),
            Chart.Series("Chat", [210, 224, 236, 251, 262, 281, 296, 318]),
        ]
    )

    static let calledBack = Chart(
        "Teruggebeld binnen 2 werkdagen",
        conclusion: "Sinds week 42 halen wij de norm niet.",
        .line(from: 80),
        along: weeks,
        [Chart.Series("Op tijd", [96, 95, 97, nil, 93, 92, 88, 91])],
        in: .percent,
        norm: Chart.Norm([95])
    )

    static let leadTime = Chart(
        "Hoelang duurt een zaak? (werkdagen)",
        conclusion: "Alle onderdelen blijven binnen de norm.",
        .bars,
        along: Chart.Axis("Onderdeel", ["Burgerzaken", "Fysiek domein", "Sociaal domein", "Meedoen"]),
        [Chart.Series("Midden", [3.2, 6.75, 31, nil])],
        in: .days,
        norm: Chart.Norm([5, 8, 40, 15], isMaximum: true)
    )

    static let figures = Page(
        "Normen en cijfers",
        lead: "Bijgewerkt op 20 november 2026, 10.15 uur.",
        blocks: [
            .tiles([
                Tile(
                    "Teruggebeld binnen 2 werkdagen",
                    "91%",
                    badge: Badge(.error, "Norm 95%: niet gehaald"),
                    change: Tile.Change(.down, "3 punten lager")
                ),
                Tile("Zaken op tijd klaar", "88%", badge: Badge(.warning, "Norm 90%: bijna")),
                Tile("E-mail beantwoord", "96%", badge: Badge(.success, "Norm 95%: gehaald")),
                Tile("Contacten", "2.430"),
            ]),
            .chart(contacts), .chart(calledBack), .chart(leadTime),
            .paragraph("Groepen kleiner dan 10 laten wij weg."),
        ],
        audience: .managers(
            name: "Sem de Wit",
            menu: [MenuItem(Link("Normen en cijfers", .local("/sturen")), icon: .chart)]
        )
    )
}
