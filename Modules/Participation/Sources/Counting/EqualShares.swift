internal import Kernel

/// The Method of Equal Shares: every ballot gets an equal part of the money and pays with its supporters.
///
/// D. Peters, G. Pierczyński and P. Skowron, Proportional Participatory Budgeting with Additive Utilities (2021).
struct EqualShares: Sendable {
    let box: BallotBox
    let measure: CountRule.Measure
    /// Used where 128 bits do not suffice; without a limit.
    let bigNumbers: any WholeNumber.Type

    init(_ box: BallotBox, measure: CountRule.Measure = .cost, bigNumbers: any WholeNumber.Type) {
        self.box = box
        self.measure = measure
        self.bigNumbers = bigNumbers
    }

    /// The most euros that are added to each ballot: a dear plan that few chose could ask for millions.
    static let mostRaises = 100_000

    /// Divides the money once.
    func plain() -> CountOutcome {
        outcome(of: run(raises: 0), raises: 0, .plain)
    }

    /// Adds a euro to every ballot until nothing fits any more, or until one more would cost too much.
    ///
    /// - Parameters:
    ///   - most: How many euros at most.
    ///   - progress: Hears before each addition how many euros were added and what the projects cost.
    /// - Returns: The outcome of the last run that the money suffices for.
    /// - Throws: What `progress` throws, to stop a count.
    func raised(upTo most: Int = Self.mostRaises, progress: (Int, Int) throws -> Void) rethrows -> CountOutcome {
        var raises = 0
        var best = run(raises: 0)
        while true {
            try progress(raises, best.spent)
            guard raises < most else { return outcome(of: best, raises: raises, .tooManyRaises) }
            if !somethingFits(beside: best) { return outcome(of: best, raises: raises, .nothingFits) }
            let next = run(raises: raises + 1)
            guard next.spent <= box.budget else { return outcome(of: best, raises: raises, .tooMuchNext) }
            best = next
            raises += 1
        }
    }

    /// As ``raised(upTo:progress:)``, without anybody who hears how far it is.
    func raised(upTo most: Int = Self.mostRaises) -> CountOutcome { raised(upTo: most) { _, _ in } }

    /// Whether a project that somebody chose could still be paid from what is left.
    private func somethingFits(beside run: SharesRound.Result) -> Bool {
        let left = box.budget - run.spent
        let chosen = Set(run.purchases.map(\.project))
        return box.projects.indices.contains {
            !chosen.contains($0) && !box.supporters[$0].isEmpty && box.projects[$0].cost <= left
        }
    }

    private func run(raises: Int) -> SharesRound.Result {
        let money = box.budget + raises * box.ballotCount * box.unitsPerEuro
        if let result = run(money, UInt128.self) { return result }
        guard let result = run(money, bigNumbers) else {
            preconditionFailure("the big numbers have a limit; please report")
        }
        return result
    }

    /// `nil` when the numbers are too small for it.
    private func run<Number: WholeNumber>(_ money: Int, _ numbers: Number.Type) -> SharesRound.Result? {
        var count = SharesCount<Number>(box, measure: measure, money: money)
        return count.run()
    }

    private func outcome(
        of run: SharesRound.Result,
        raises: Int,
        _ ending: CountOutcome.Ending
    ) -> CountOutcome {
        let bought = run.purchases.map { CountOutcome.Verdict(project: $0.project, votes: $0.votes, reason: $0.reason) }
        let others = run.left.map { CountOutcome.Verdict(project: $0.project, votes: $0.votes, reason: $0.reason) }
            .sorted { ($1.votes, $0.project) < ($0.votes, $1.project) }
        let money = box.budget + raises * box.ballotCount * box.unitsPerEuro
        return CountOutcome(
            verdicts: bought + others,
            spent: run.spent,
            shares: CountOutcome.Shares(
                startInCents: box.ballotCount == 0 ? 0 : money * (100 / box.unitsPerEuro) / box.ballotCount,
                raises: raises,
                ending: ending
            )
        )
    }
}

/// The words in which one run of Equal Shares tells what it did.
enum SharesRound {
    /// A project with what happened to it.
    struct Entry: Hashable, Sendable {
        let project: Int
        let votes: Int
        let reason: CountOutcome.Reason
    }

    struct Result: Hashable, Sendable {
        /// In the order of the rounds.
        var purchases: [Entry] = []
        /// The projects that were not paid for.
        var left: [Entry] = []
        var spent = 0
    }
}
