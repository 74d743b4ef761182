internal import Kernel

/// `/werk/stemmingen`: every vote of the municipality, for the people who run them.
struct ListVotes: Sendable {
    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let votes = try context.read { try VoteTable($0.tables).all() }
        let rows = votes.map { vote -> [Table.Cell] in
            [
                .text("\(link: Link(vote.plan.title, VoteOffice.address(vote)))"),
                .badge(badge(vote.phase(on: context.today))),
                .text(
                    Prose("\(vote.plan.opensOn.inDutchDayAndMonth) tot en met \(vote.plan.closesOn.inDutchDayAndMonth)")
                ),
                .number(vote.ballots),
            ]
        }
        return context.show(
            context.staffPage(
                VoteOffice.page.words,
                here: VoteOffice.page.address,
                lead: "Laat inwoners stemmen over geld voor plannen.",
                [
                    .action(Link("Maak een stemming", MakeVote.address)),
                    .table(
                        Table(
                            "Stemmingen",
                            columns: ["Stemming", "Stand", "Wanneer", Table.Column("Stemmen", isNumeric: true)],
                            rows: rows,
                            empty: "Er zijn nog geen stemmingen."
                        )
                    ),
                ]
            )
        )
    }

    static func badge(_ phase: BudgetVote.Phase) -> Badge {
        switch phase {
        case .draft: Badge(.info, "In voorbereiding")
        case .coming: Badge(.info, "Opent later", icon: .clock)
        case .open: Badge(.success, "Open")
        case .closed: Badge(.warning, "Nog te tellen")
        case .counted: Badge(.success, "Geteld")
        }
    }
}
