internal import Kernel

/// The codes of a vote, of which only hashes are kept.
enum CodeTable {
    /// Keeps codes that were just drawn, and counts them for their group.
    ///
    /// - Returns: How many were kept; a code that was there already is left out.
    static func add(
        _ hashes: [[UInt8]],
        group: String,
        batch: Int = 0,
        to vote: BudgetVote,
        in tables: any WritableDatabase
    ) throws -> Int {
        var kept = 0
        for hash in hashes {
            kept += try tables.execute(
                """
                INSERT INTO participation_vote_code (vote, hash, group_name, batch)
                VALUES (\(vote.key), \(hash), \(group), \(batch)) ON CONFLICT DO NOTHING
                """
            )
        }
        try tables.execute(
            """
            INSERT INTO participation_vote_group (vote, name, codes) VALUES (\(vote.key), \(group), \(kept))
            ON CONFLICT (vote, name) DO UPDATE SET codes = codes + excluded.codes
            """
        )
        try tables.execute(
            """
            UPDATE participation_vote_batch SET codes = codes + \(kept) WHERE vote = \(vote.key) AND number = \(batch)
            """
        )
        return kept
    }

    /// Whether somebody can vote with a code; `nil` for one that was never given, or was withdrawn.
    static func isUnused(_ hash: [UInt8], in vote: BudgetVote, _ tables: any Database) throws -> Bool? {
        try code(hash, in: vote, tables).map { !$0.isUsed }
    }

    /// Marks a code as used, without when.
    ///
    /// - Returns: Whether it could be used: it was given, is good and was not used before.
    static func use(_ hash: [UInt8], in vote: BudgetVote, _ tables: any WritableDatabase) throws -> Bool {
        guard let code = try code(hash, in: vote, tables), !code.isUsed else { return false }
        try tables.execute("UPDATE participation_vote_code SET used = 1 WHERE vote = \(vote.key) AND hash = \(hash)")
        try tables.execute(
            "UPDATE participation_vote_group SET used = used + 1 WHERE vote = \(vote.key) AND name = \(code.group)"
        )
        try tables.execute(
            """
            UPDATE participation_vote_batch SET used = used + 1 WHERE vote = \(vote.key) AND number = \(code.batch)
            """
        )
        return true
    }

    /// `nil` for a code that was never given, and for one that was not used before its file was withdrawn.
    private static func code(
        _ hash: [UInt8],
        in vote: BudgetVote,
        _ tables: any Database
    ) throws -> (isUsed: Bool, group: String, batch: Int)? {
        let code = try tables.first(
            """
            SELECT code.used, code.group_name, code.batch, coalesce(batch.is_withdrawn, 0)
            FROM participation_vote_code AS code
            LEFT JOIN participation_vote_batch AS batch ON batch.vote = code.vote AND batch.number = code.batch
            WHERE code.vote = \(vote.key) AND code.hash = \(hash)
            """
        ) { row in
            (
                isUsed: try row.integer(0) == 1, group: try row.text(1), batch: try row.integer(2),
                isWithdrawn: try row.integer(3) == 1
            )
        }
        guard let code, code.isUsed || !code.isWithdrawn else { return nil }
        return (code.isUsed, code.group, code.batch)
    }

    /// Marks that a resident who logged in votes; their place among the codes is the hash of their key.
    ///
    /// - Returns: Whether it is the first time.
    static func use(resident hash: [UInt8], in vote: BudgetVote, _ tables: any WritableDatabase) throws -> Bool {
        try tables.execute(
            """
            INSERT INTO participation_vote_code (vote, hash, group_name, used) VALUES (\(vote.key), \(hash), '', 1)
            ON CONFLICT DO NOTHING
            """
        ) == 1
    }

    /// Groups of people who were sent codes: how many there are and how many were used, by name.
    static func groups(of vote: BudgetVote, _ tables: any Database) throws -> [VoteGroup] {
        var groups: [VoteGroup] = []
        try tables.each(
            "SELECT name, codes, used FROM participation_vote_group WHERE vote = \(vote.key) ORDER BY name"
        ) { groups.append(VoteGroup(name: try $0.text(0), codes: try $0.integer(1), used: try $0.integer(2))) }
        return groups
    }
}

/// People who were sent codes together, such as a neighbourhood (groep).
struct VoteGroup: Hashable, Sendable {
    let name: String
    let codes: Int
    let used: Int
}
