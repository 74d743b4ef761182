internal import Kernel

/// Invented ideas of the demonstration, with people who support them and an answer.
struct DemoIdeas: Sendable {
    let ports: VotingPorts

    /// Adds the ideas, unless there are any.
    func add(in context: Context) throws {
        try context.writeAndWait { [ports] session in
            guard try IdeaTable(session.tables).published().isEmpty else { return }
            for (place, one) in Self.ideas.enumerated() {
                let text = Idea.Text(title: one.title, story: one.story, place: one.place, caseNumber: nil)
                let at = context.now.adding(seconds: (place - Self.ideas.count) * 6 * 86_400)
                guard let key = try IdeaTable.add(text, at: at, in: session.tables),
                    let idea = try IdeaTable(session.tables).idea(key)
                else { continue }
                for _ in 0..<one.support {
                    try IdeaTable.support(idea, by: ports.randomness.bytes(32), in: session.tables)
                }
                if let answer = one.answer { try IdeaTable.answer(answer, to: idea, in: session.tables) }
            }
        }
    }

    private static let ideas: [(title: String, story: String, place: String, support: Int, answer: String?)] = [
        (
            "Een bank bij de vijver", "Dan kunnen mensen die slecht lopen even zitten.", "De vijver in het park", 34,
            "De bank staat er sinds deze maand. Dank u wel voor het idee."
        ),
        (
            "Een veilige oversteek", "Auto's rijden hier hard. Kinderen steken hier over naar school.", "Bij de school",
            58, nil
        ),
        ("Meer bomen in de straat", "In de zomer is het hier erg warm.", "De winkelstraat", 21, nil),
        ("Samen eten op straat", "Eén keer in het jaar, met lange tafels.", "", 12, nil),
    ]
}
