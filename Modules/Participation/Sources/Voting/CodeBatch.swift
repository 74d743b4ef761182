internal import Kernel

/// Codes that were given together, as one file, and can be withdrawn together when it is lost (partij codes).
struct CodeBatch: Hashable, Sendable {
    /// From 1 within its vote.
    let number: Int
    let group: String
    let codes: Int
    let used: Int
    let isWithdrawn: Bool

    /// Starts a file of codes.
    ///
    /// - Returns: Its number.
    static func start(of group: String, in vote: BudgetVote, _ tables: any WritableDatabase) throws -> Int {
        let last = try tables.first(
            "SELECT number FROM participation_vote_batch WHERE vote = \(vote.key) ORDER BY number DESC LIMIT 1"
        ) { try $0.integer(0) }
        let number = (last ?? 0) + 1
        try tables.execute(
            """
            INSERT INTO participation_vote_batch (vote, number, group_name) VALUES (\(vote.key), \(number), \(group))
            """
        )
        return number
    }

    /// The files of a vote, the newest first.
    static func all(of vote: BudgetVote, limit: Int, _ tables: any Database) throws -> [CodeBatch] {
        var batches: [CodeBatch] = []
        try tables.each(
            """
            SELECT number, group_name, codes, used, is_withdrawn FROM participation_vote_batch
            WHERE vote = \(vote.key) ORDER BY number DESC LIMIT \(limit)
            """
        ) { row in
            batches.append(
                CodeBatch(
                    number: try row.integer(0),
                    group: try row.text(1),
                    codes: try row.integer(2),
                    used: try row.integer(3),
                    isWithdrawn: try row.integer(4) == 1
                )
            )
        }
        return batches
    }

    /// Lets nobody vote any more with the codes of a file that were not used; a second time changes nothing.
    static func withdraw(_ number: Int, of vote: BudgetVote, in tables: any WritableDatabase) throws {
        let changed = try tables.execute(
            """
            UPDATE participation_vote_batch SET is_withdrawn = 1
            WHERE vote = \(vote.key) AND number = \(number) AND is_withdrawn = 0
            """
        )
        guard changed == 1 else { return }
        try tables.execute(
            """
            UPDATE participation_vote_group SET codes = codes - (
                SELECT codes - used FROM participation_vote_batch WHERE vote = \(vote.key) AND number = \(number))
            WHERE vote = \(vote.key) AND name = (
                SELECT group_name FROM participation_vote_batch WHERE vote = \(vote.key) AND number = \(number))
            """
        )
    }
}
