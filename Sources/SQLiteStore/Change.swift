internal import CSQLite
internal import Kernel

/// One queued change with the way to answer it; what it returns is hidden inside the closures.
struct Change: Sendable {
    /// On the ``MonotonicClock``.
    let queuedAt: Int64
    /// Does the work and returns how to tell the caller of its success, once it is on disk.
    let run: @Sendable (Session) throws -> @Sendable () -> Void
    /// Tells the caller that nothing was kept.
    let refuse: @Sendable (any Error) -> Void

    init<Value: Sendable>(
        _ job: @escaping @Sendable (any WritableDatabase) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        queuedAt = MonotonicClock.nanoseconds
        run = { session in
            let value = try job(session)
            return { done(.success(value)) }
        }
        refuse = { done(.failure($0)) }
    }
}

/// The changes that share one transaction, on the writer's connection.
struct Batch {
    private let connection: Connection
    private let lease: Lease
    /// Of the changes that stay; written just before the commit.
    private let gathered = Gathered()
    private var outcomes: [(change: Change, result: Result<@Sendable () -> Void, any Error>)] = []

    /// Begins the transaction.
    init(on connection: Connection) throws {
        self.connection = connection
        connection.forgetDiskFailure()
        try connection.perform("BEGIN IMMEDIATE")
        lease = Lease(connection, mayChange: true)
    }

    var count: Int { outcomes.count }

    /// Runs one change; `false` when the batch takes no more.
    mutating func add(_ change: Change) -> Bool {
        // The first has the whole transaction to itself: undoing it is undoing the transaction.
        let isFirst = outcomes.isEmpty
        let part = Gathered()
        do {
            if !isFirst { try connection.perform("SAVEPOINT change") }
            let answer = try change.run(Session(lease, connection.kernelStatements, part))
            guard !connection.hasBrokenForeignKey else { throw Self.brokenForeignKey }
            if !isFirst { try connection.perform("RELEASE change") }
            outcomes.append((change, .success(answer)))
            gathered.take(part)
        } catch {
            outcomes.append((change, .failure(error)))
            undoLast()
        }
        return connection.isInTransaction && connection.diskFailure == nil
    }

    private func undoLast() {
        guard outcomes.count > 1, connection.diskFailure == nil, connection.isInTransaction else {
            _ = connection.rollBack()
            return
        }
        do {
            try connection.perform("ROLLBACK TO change")
            try connection.perform("RELEASE change")
        } catch {
            _ = connection.rollBack()
        }
    }

    /// Writes what was gathered, commits and answers everybody.
    ///
    /// - Returns: How many changes are on disk.
    mutating func finish() -> Int {
        defer { lease.end() }
        do {
            // A lone change that was refused has been undone already: there is nothing to commit.
            if let only = outcomes.first, outcomes.count == 1, connection.diskFailure == nil,
                case .failure = only.result
            {
                _ = connection.rollBack()
                return answer()
            }
            // Outside a transaction each statement would commit by itself.
            try checkTransaction()
            try gathered.write(on: lease)
            try checkTransaction()
            try connection.perform("COMMIT")
            return answer()
        } catch {
            _ = connection.rollBack()
            // A refusal too may rest on an earlier change of this batch, which is gone now.
            for outcome in outcomes { outcome.change.refuse(error) }
            return 0
        }
    }

    /// - Throws: What ended the transaction, or made it one that may not commit.
    private func checkTransaction() throws {
        if let failure = connection.diskFailure { throw failure }
        guard connection.isInTransaction else { throw StoreError.unavailable(code: SQLITE_ABORT) }
    }

    private func answer() -> Int {
        var kept = 0
        for outcome in outcomes {
            switch outcome.result {
            case .success(let tell):
                kept += 1
                tell()
            case .failure(let error): outcome.change.refuse(error)
            }
        }
        return kept
    }

    private static let brokenForeignKey = StoreError.constraint(code: SQLITE_CONSTRAINT | (3 << 8))
}
