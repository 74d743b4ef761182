internal import Kernel

/// Takes a ballot: one per person, without a trace from the person to the choices.
///
/// The mark of the person and the ballot are two rows in one change, in tables that keep no moments and whose rows
/// lie in an order that has nothing to do with when they came.
struct CastBallot: Sendable {
    let ports: VotingPorts
    let voter: Voter
    let isPaper: Bool

    /// Who votes.
    enum Voter: Hashable, Sendable {
        case code(VotingCode)
        /// A resident who logged in, by the key in the municipality's file.
        case resident(Int)
    }

    enum Refusal: Error, Hashable, Sendable {
        /// The vote is not open.
        case closed
        /// The code was never given.
        case unknownCode
        /// This person voted already.
        case used
        /// The vote takes another proof than this.
        case otherWay
    }

    /// Looks whether this person could vote now, without changing anything.
    func refusal(in vote: BudgetVote, on day: Day, _ tables: any Database) throws -> Refusal? {
        if let refusal = refusal(in: vote, on: day) { return refusal }
        let isUnused = try CodeTable.isUnused(hash(in: vote, tables), in: vote, tables)
        return switch (voter, isUnused) {
        case (.code, nil): .unknownCode
        case (_, false): .used
        default: nil
        }
    }

    /// Puts the ballot in the box; what it refuses changed nothing.
    func cast(
        _ ballot: Ballot,
        in vote: BudgetVote,
        on day: Day,
        _ tables: any WritableDatabase
    ) throws -> Refusal? {
        if let refusal = try refusal(in: vote, on: day, tables) { return refusal }
        let hash = try hash(in: vote, tables)
        switch voter {
        case .code: guard try CodeTable.use(hash, in: vote, tables) else { return .used }
        case .resident: guard try CodeTable.use(resident: hash, in: vote, tables) else { return .used }
        }
        try BallotTable.add(ballot, isPaper: isPaper, to: vote, mark: ports.randomness.bytes(16), in: tables)
        return nil
    }

    private func refusal(in vote: BudgetVote, on day: Day) -> Refusal? {
        let phase = vote.phase(on: day)
        // Paper that was sent in time is entered after the last day, until staff count.
        let isEntered = isPaper && phase == .closed && vote.state != .counting
        guard phase == .open || isEntered else { return .closed }
        // Who logs in could vote once more with a code, also on paper: nobody could tell that it is the same person.
        if case .code = voter, vote.plan.way == .login { return .otherWay }
        if case .resident = voter, vote.plan.way != .login { return .otherWay }
        return nil
    }

    private func hash(in vote: BudgetVote, _ tables: any Database) throws -> [UInt8] {
        try VoteKey(of: vote, tables).hash(voter, by: ports.digest)
    }
}
