internal import Kernel

/// What people answered to one question, as a picture with a table; few answers are hidden.
struct PollResult {
    let question: PollQuestion
    let tally: [Int]

    var answers: Int { tally.reduce(0, +) }

    private var right: String? {
        question.right.flatMap { question.choices.indices.contains($0) ? question.choices[$0] : nil }
    }

    /// The blocks below a heading with the question.
    var blocks: [Block] {
        let solution = right.map { [Block.notice(Notice(.success, "Goed is: \($0)"))] } ?? []
        guard answers >= SmallGroups.least else {
            let words = "Wij hebben minder dan \(SmallGroups.least) antwoorden. Die laten wij niet zien."
            return solution + [.paragraph(Prose(words))]
        }
        return solution + [
            .chart(
                Chart(
                    question.text,
                    conclusion: conclusion,
                    .bars,
                    along: Chart.Axis("Antwoord", question.choices),
                    [Chart.Series("Aantal", tally.map(Double.init))]
                )
            )
        ]
    }

    private var conclusion: String {
        let most = tally.max() ?? 0
        let first = zip(question.choices, tally).filter { $0.1 == most }.map(\.0)
        guard first.count == 1 else { return "Twee of meer antwoorden zijn even vaak gekozen." }
        return "\(most) van de \(answers) telefoons kozen: \(first[0])."
    }
}
