internal import Kernel

/// `/stemmen`: the votes that residents can take part in, and the outcomes of earlier ones.
struct ShowVotes: Sendable {
    static let page = Link("Stem mee", .local("/stemmen"))

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        let votes = try context.read { try VoteTable($0.tables).published() }
        let parts: [(title: String, phases: Set<BudgetVote.Phase>)] = [
            ("U kunt nu stemmen", [.open]), ("Binnenkort", [.coming]), ("Wij tellen", [.closed]),
            ("Uitslagen", [.counted]),
        ]
        let sections = parts.compactMap { part -> Block? in
            let cards = votes.filter { part.phases.contains($0.phase(on: context.today)) }.map(card)
            return cards.isEmpty ? nil : .section(part.title, [.entrances(cards)])
        }
        return context.show(
            Page(
                page.words,
                lead: "De gemeente vraagt u mee te beslissen over geld voor plannen.",
                blocks: sections.isEmpty ? [.paragraph("Er zijn nu geen stemmingen.")] : sections
            )
        )
    }

    private static func card(_ vote: BudgetVote) -> Entrance {
        let text =
            vote.state == .counted
            ? "Bekijk welke plannen doorgaan."
            : "\(Euros.whole(vote.plan.budget)). Stemmen kan tot en met \(vote.plan.closesOn.inDutchDayAndMonth)."
        return Entrance(Link(vote.plan.title, VotePlace.address(vote)), text, icon: .check)
    }
}
