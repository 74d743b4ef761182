public import Kernel

/// A count of invented ballots, to measure how long it takes.
public struct CountTrial: Sendable {
    private let box: BallotBox
    private let bigNumbers: any WholeNumber.Type

    /// Makes a box with ballots that each chose some five to fifteen projects, popular ones more often.
    ///
    /// The same sizes make the same box.
    public init(ballots: Int, projects: Int, bigNumbers: any WholeNumber.Type) throws {
        var dice = Dice(20_261_121)
        let costs = (0..<projects).map { _ in 2_000 + dice.roll(96) * 500 }
        let favour = (0..<projects).map { _ in 20 + dice.roll(180) }
        let box = try BallotBox(
            budget: costs.reduce(0, +) * 2 / 5,
            projects: costs.enumerated().map { BallotBox.Project("\(1_000 + $0)", cost: $1) },
            ballots: (0..<ballots).map { _ in (0..<projects).filter { dice.roll(1_000) < favour[$0] } }
        )
        self.box = box
        self.bigNumbers = bigNumbers
    }

    /// How many choices all ballots have together.
    public var choices: Int { box.supporters.reduce(0) { $0 + $1.count } }

    /// Counts by Equal Shares without additions.
    ///
    /// - Returns: How many projects are paid for.
    public func plain() -> Int {
        EqualShares(box, bigNumbers: bigNumbers).plain().funded.count
    }

    /// Counts by Equal Shares with additions.
    ///
    /// - Returns: How many projects are paid for, after how many additions.
    public func raised(progress: (Int, Int) -> Void) -> (funded: Int, raises: Int) {
        let outcome = EqualShares(box, bigNumbers: bigNumbers).raised(progress: progress)
        return (outcome.funded.count, outcome.shares?.raises ?? 0)
    }
}
