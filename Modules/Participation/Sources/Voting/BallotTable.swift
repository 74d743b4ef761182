internal import Kernel

/// The ballot box: choices and nothing else, in the order of marks that were drawn.
enum BallotTable {
    /// Puts a ballot in the box.
    static func add(
        _ ballot: Ballot,
        isPaper: Bool,
        to vote: BudgetVote,
        mark: [UInt8],
        in tables: any WritableDatabase
    ) throws {
        let choices = ballot.choices.map(String.init).joined(separator: ",")
        try tables.execute(
            """
            INSERT INTO participation_vote_ballot (vote, mark, choices) VALUES (\(vote.key), \(mark), \(choices))
            """
        )
        try tables.execute(
            """
            UPDATE participation_vote SET ballots = ballots + 1, paper = paper + \(isPaper ? 1 : 0)
            WHERE id = \(vote.key)
            """
        )
    }

    /// The choices on all ballots, in the order of the box.
    static func choices(of vote: BudgetVote, _ tables: any Database) throws -> [[Int]] {
        var ballots: [[Int]] = []
        ballots.reserveCapacity(vote.ballots)
        try tables.each(
            "SELECT choices FROM participation_vote_ballot WHERE vote = \(vote.key) ORDER BY mark"
        ) { row in ballots.append(try row.text(0).split(separator: ",").compactMap { Int($0) }) }
        return ballots
    }

    /// Everything that is counted.
    static func box(of vote: BudgetVote, _ projects: [VoteProject], _ tables: any Database) throws -> BallotBox {
        let places = Dictionary(projects.enumerated().map { ($1.number, $0) }) { first, _ in first }
        return try BallotBox(
            budget: vote.plan.budget,
            projects: projects.map { BallotBox.Project($0.id, cost: $0.cost) },
            ballots: try choices(of: vote, tables).map { $0.compactMap { places[$0] } }
        )
    }
}
