internal import Kernel

/// Counts votes on threads of their own, one at a time per vote, and knows how far they are.
///
/// Nothing of a running count is kept: after a restart somebody starts it again, and finds the same.
final class CountDesk: Sendable {
    private let bigNumbers: any WholeNumber.Type
    private let running = Lock<[Place: Standing]>([:])

    init(bigNumbers: any WholeNumber.Type) { self.bigNumbers = bigNumbers }

    /// A vote of a municipality.
    struct Place: Hashable, Sendable {
        let municipality: String
        let vote: Int

        init(_ vote: BudgetVote, in context: Context) {
            municipality = context.municipality.code
            self.vote = vote.key
        }
    }

    /// How far a count is.
    enum Standing: Hashable, Sendable {
        /// How many times every ballot got a euro more, and what the projects cost then.
        case counting(raises: Int, spent: Int)
        /// Staff asked to stop; it does so before it adds the next euro.
        case stopping
        /// It could not be kept or read; somebody can start it again.
        case failed
    }

    /// Staff asked a count to stop.
    private struct Stopped: Error {}

    /// `nil` when nobody counts this vote.
    func standing(of vote: BudgetVote, in context: Context) -> Standing? {
        running.withLock { $0[Place(vote, in: context)] }
    }

    /// Starts to count a vote whose box is closed; one that is being counted goes on.
    ///
    /// - Throws: ``SystemThread/Refused`` when the system gives no thread.
    func start(_ vote: BudgetVote, in context: Context) throws {
        let place = Place(vote, in: context)
        let isFirst = running.withLock { running in
            if case .counting = running[place] { return false }
            if running[place] == .stopping { return false }
            running[place] = .counting(raises: 0, spent: 0)
            return true
        }
        guard isFirst else { return }
        do {
            _ = try SystemThread.start { [self] in finish(vote, place, context) }
        } catch {
            running.withLock { $0[place] = .failed }
            throw error
        }
    }

    /// Has a count that runs stop; it keeps nothing, and somebody can start it again.
    func stop(_ vote: BudgetVote, in context: Context) {
        running.withLock { running in
            let place = Place(vote, in: context)
            if case .counting = running[place] { running[place] = .stopping }
        }
    }

    private func finish(_ vote: BudgetVote, _ place: Place, _ context: Context) {
        do {
            try count(vote, in: context) { raises, spent in
                try running.withLock { running in
                    guard running[place] != .stopping else { throw Stopped() }
                    running[place] = .counting(raises: raises, spent: spent)
                }
            }
            running.withLock { $0[place] = nil }
        } catch is Stopped {
            running.withLock { $0[place] = nil }
        } catch {
            running.withLock { $0[place] = .failed }
        }
    }

    /// Counts on the calling thread, which waits for the commit.
    func count(_ vote: BudgetVote, in context: Context, progress: (Int, Int) throws -> Void = { _, _ in }) throws {
        let (projects, box) = try context.read { session in
            let projects = try VoteTable(session.tables).projects(of: vote)
            return (projects, try BallotTable.box(of: vote, projects, session.tables))
        }
        let shares = EqualShares(box, bigNumbers: bigNumbers)
        let outcome =
            switch vote.plan.rule {
            case .mostVotes: MostVotes(box: box, perEuro: false).count()
            case .votesPerEuro: MostVotes(box: box, perEuro: true).count()
            case .equalShares: shares.plain()
            case .equalSharesRaised: try shares.raised(progress: progress)
            }
        try context.writeAndWait { session in
            try OutcomeTable.keep(outcome, of: vote, projects, at: context.now, in: session.tables)
            try VoteTable.set(.counted, of: vote, in: session.tables)
            try VoteKey.throwAway(of: vote, in: session.tables)
        }
    }
}
