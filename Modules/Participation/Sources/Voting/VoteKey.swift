internal import Kernel

/// The secret of one vote, without which a kept hash cannot be tried out (sleutel van een stemming).
///
/// It is drawn with the vote and thrown away when the votes are counted: from then on nobody, also not the
/// municipality, can find whether a code or a resident voted.
struct VoteKey: Sendable {
    let vote: Int
    /// 32 drawn bytes; `nil` for a vote that was made before votes had one.
    private let secret: [UInt8]?

    init(of vote: BudgetVote, _ tables: any Database) throws {
        self.vote = vote.key
        secret = try tables.first("SELECT secret FROM participation_vote_key WHERE vote = \(vote.key)") {
            try $0.bytes(0)
        }
    }

    /// What is kept of a code, or of a resident who logged in, by the key in the municipality's file.
    func hash(_ voter: CastBallot.Voter, by digest: any Digest) -> [UInt8] {
        switch voter {
        case .code(let code): return keyed(code.hash(inVote: vote, by: digest), by: digest)
        case .resident(let key):
            return keyed(digest.sha256(Array("stemmer \(vote) \(key)".utf8)), by: digest)
        }
    }

    func hash(_ code: VotingCode, by digest: any Digest) -> [UInt8] { hash(.code(code), by: digest) }

    /// Twice with the secret in front: a hash of one pass could be made longer by who does not have it.
    private func keyed(_ bytes: [UInt8], by digest: any Digest) -> [UInt8] {
        guard let secret else { return bytes }
        return digest.sha256(secret + digest.sha256(secret + bytes))
    }

    static func draw(for vote: BudgetVote, _ randomness: any Randomness, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO participation_vote_key (vote, secret) VALUES (\(vote.key), \(randomness.bytes(32)))
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func throwAway(of vote: BudgetVote, in tables: any WritableDatabase) throws {
        try tables.execute("DELETE FROM participation_vote_key WHERE vote = \(vote.key)")
    }
}
