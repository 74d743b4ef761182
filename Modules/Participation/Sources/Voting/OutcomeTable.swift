internal import Kernel

/// The outcome of a vote, as it is kept.
enum OutcomeTable {
    /// An outcome by the numbers of projects.
    struct Kept: Hashable, Sendable {
        let outcome: CountOutcome
        let countedAt: Timestamp
    }

    /// Keeps an outcome in which projects are places in `projects`, in place of an earlier one.
    static func keep(
        _ outcome: CountOutcome,
        of vote: BudgetVote,
        _ projects: [VoteProject],
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute("DELETE FROM participation_vote_verdict WHERE vote = \(vote.key)")
        try tables.execute("DELETE FROM participation_vote_outcome WHERE vote = \(vote.key)")
        try tables.execute(
            """
            INSERT INTO participation_vote_outcome (vote, spent, start_cents, raises, ending, counted_at)
            VALUES (\(vote.key), \(outcome.spent), \(outcome.shares?.startInCents), \(outcome.shares?.raises),
                \(outcome.shares?.ending.rawValue), \(now))
            """
        )
        for (place, verdict) in outcome.verdicts.enumerated() {
            let (word, numbers) = verdict.reason.stored
            try tables.execute(
                """
                INSERT INTO participation_vote_verdict (vote, place, project, votes, reason, first, second, third)
                VALUES (\(vote.key), \(place), \(projects[verdict.project].number), \(verdict.votes), \(word),
                    \(numbers.first), \(numbers.dropFirst().first), \(numbers.dropFirst(2).first))
                """
            )
        }
    }

    /// The kept outcome, in which projects are places in `projects`; `nil` before the count.
    static func outcome(of vote: BudgetVote, _ projects: [VoteProject], _ tables: any Database) throws -> Kept? {
        let places = Dictionary(projects.enumerated().map { ($1.number, $0) }) { first, _ in first }
        var verdicts: [CountOutcome.Verdict] = []
        try tables.each(
            """
            SELECT project, votes, reason, first, second, third FROM participation_vote_verdict
            WHERE vote = \(vote.key) ORDER BY place
            """
        ) { row in
            let numbers = try [row.optionalInteger(3), row.optionalInteger(4), row.optionalInteger(5)]
            guard let place = places[try row.integer(0)],
                let reason = CountOutcome.Reason(stored: try row.text(2), numbers.map { $0 ?? 0 })
            else { throw RowError(column: 2) }
            verdicts.append(.init(project: place, votes: try row.integer(1), reason: reason))
        }
        return try tables.first(
            """
            SELECT spent, start_cents, raises, ending, counted_at FROM participation_vote_outcome
            WHERE vote = \(vote.key)
            """
        ) { row in
            let shares = try row.optionalText(3).flatMap(CountOutcome.Ending.init).map {
                CountOutcome.Shares(startInCents: try row.integer(1), raises: try row.integer(2), ending: $0)
            }
            return Kept(
                outcome: CountOutcome(verdicts: verdicts, spent: try row.integer(0), shares: shares),
                countedAt: Timestamp(milliseconds: Int64(try row.integer(4)))
            )
        }
    }
}

extension CountOutcome.Reason {
    /// The reason as a word with up to three numbers.
    fileprivate var stored: (word: String, numbers: [Int]) {
        switch self {
        case .fits(let left): ("fits", [left])
        case .doesNotFit(let left): ("does-not-fit", [left])
        case .bought(let purchase): ("bought", [purchase.inFull, purchase.withRest, purchase.shareInCents])
        case .tooLittle(let round, let together): ("too-little", [round, together])
        case .noVotes: ("no-votes", [])
        }
    }

    fileprivate init?(stored word: String, _ numbers: [Int]) {
        switch word {
        case "fits": self = .fits(left: numbers[0])
        case "does-not-fit": self = .doesNotFit(left: numbers[0])
        case "bought":
            self = .bought(.init(inFull: numbers[0], withRest: numbers[1], shareInCents: numbers[2]))
        case "too-little": self = .tooLittle(round: numbers[0], together: numbers[1])
        case "no-votes": self = .noVotes
        default: return nil
        }
    }
}
