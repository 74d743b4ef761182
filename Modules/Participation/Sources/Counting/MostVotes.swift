/// The count that goes from the most votes to the fewest and pays for whatever still fits.
struct MostVotes: Sendable {
    let box: BallotBox
    /// Whether votes are weighed against what a project costs.
    let perEuro: Bool

    func count() -> CountOutcome {
        var left = box.budget
        let verdicts = order.map { project in
            let cost = box.projects[project].cost
            let reason: CountOutcome.Reason =
                votes(project) == 0 ? .noVotes : cost <= left ? .fits(left: left) : .doesNotFit(left: left)
            let verdict = CountOutcome.Verdict(project: project, votes: votes(project), reason: reason)
            if verdict.isFunded { left -= cost }
            return verdict
        }
        return CountOutcome(
            verdicts: verdicts.filter(\.isFunded) + verdicts.filter { !$0.isFunded },
            spent: box.budget - left,
            shares: nil
        )
    }

    private func votes(_ project: Int) -> Int { box.supporters[project].count }

    /// The turns; what is equal goes by id.
    private var order: [Int] {
        var rank = [Int](repeating: 0, count: box.projects.count)
        for (place, project) in box.tieOrder.enumerated() { rank[project] = place }
        return box.projects.indices.sorted { left, right in
            let (first, second) = (weight(left, against: right), weight(right, against: left))
            return first == second ? rank[left] < rank[right] : first > second
        }
    }

    /// Votes, or votes per euro with the other project's cost brought over, so that nothing is divided.
    private func weight(_ project: Int, against other: Int) -> Int {
        perEuro ? votes(project) * box.projects[other].cost : votes(project)
    }
}
