internal import CSQLite
internal import Kernel

/// Queues the changes of one file and writes them in batches, on one thread at a time.
final class Writer: WaitingFile {
    private let connections: ConnectionPool
    private let threads: WriterPool
    private let limits: StoreLimits
    private let state = Lock(State())

    private struct State {
        var changes: [Change] = []
        /// The first of ``changes`` that still waits.
        var head = 0
        var chores: [Chore] = []
        /// Whether a thread works for this file or will soon.
        var isServed = false
        var isClosed = false
        var drains: [Promise<Void>] = []
        var commits = 0
        var kept = 0
        var refused = 0

        var waiting: Int { changes.count - head }

        mutating func next() -> Change? {
            guard head < changes.count else { return nil }
            defer { head += 1 }
            return changes[head]
        }
    }

    init(_ connections: ConnectionPool, _ threads: WriterPool, _ limits: StoreLimits) {
        self.connections = connections
        self.threads = threads
        self.limits = limits
    }

    /// Work on the writer's connection outside a transaction, at most some 10 ms; `true` asks for another turn.
    ///
    /// It receives the reason when there is no connection.
    typealias Chore = @Sendable (Result<Connection, any Error>) -> Bool

    // MARK: At the door

    func add(_ change: Change) {
        let refusal: StoreError? = state.withLock { state in
            if state.isClosed { return .unavailable(code: SQLITE_INTERRUPT) }
            if state.waiting >= limits.queueLength { return .overloaded }
            state.changes.append(change)
            return nil
        }
        if let refusal { return change.refuse(refusal) }
        callThread()
    }

    func add(_ chore: @escaping Chore) {
        state.withLock { $0.chores.append(chore) }
        callThread()
    }

    private func callThread() {
        let mustWait = state.withLock { state in
            defer { state.isServed = true }
            return !state.isServed
        }
        if mustWait { threads.enqueue(self) }
    }

    /// Waits until nothing is queued or running.
    func drain() {
        let drained = Promise<Void>()
        state.withLock { state in
            if state.isServed { state.drains.append(drained) } else { drained.fulfil(()) }
        }
        drained.wait()
    }

    /// From here on every change is refused; what waits is still written.
    func close() { state.withLock { $0.isClosed = true } }

    func figures() -> StoreFigures {
        state.withLock { state in
            let oldest = state.waiting > 0 ? state.changes[state.head].queuedAt : nil
            return StoreFigures(
                commits: state.commits,
                changesKept: state.kept,
                changesRefused: state.refused,
                changesWaiting: state.waiting,
                oldestWaitMilliseconds: oldest.map { (MonotonicClock.nanoseconds - $0) / 1_000_000 } ?? 0,
                connections: connections.openCount
            )
        }
    }

    // MARK: On a writer thread

    func serve() -> Bool {
        do {
            let connection = try connections.takeWriter()
            defer { connections.giveBackWriter(connection) }
            runBatch(on: connection)
            runChore(.success(connection))
            connection.checkpointIfDue()
        } catch {
            refuseWaiting(error)
            runChore(.failure(error))
        }
        return state.withLock { state in
            state.changes.removeFirst(state.head)
            state.head = 0
            if state.waiting > 0 || !state.chores.isEmpty { return true }
            state.isServed = false
            for drain in state.drains { drain.fulfil(()) }
            state.drains = []
            return false
        }
    }

    private func next() -> Change? { state.withLock { $0.next() } }

    private func runBatch(on connection: Connection) {
        guard state.withLock({ $0.waiting > 0 }) else { return }
        do {
            var batch = try Batch(on: connection)
            let end = MonotonicClock.nanoseconds + limits.batchNanoseconds
            while let change = next() {
                guard batch.add(change), batch.count < limits.batchSize, MonotonicClock.nanoseconds < end else {
                    break
                }
            }
            let kept = batch.finish()
            state.withLock { state in
                state.commits += kept > 0 ? 1 : 0
                state.kept += kept
                state.refused += batch.count - kept
            }
        } catch {
            refuseWaiting(error)
        }
    }

    /// The file cannot even begin a transaction, so whoever waits would only wait longer.
    private func refuseWaiting(_ error: any Error) {
        var refused = 0
        while refused < limits.batchSize, let change = next() {
            change.refuse(error)
            refused += 1
        }
        state.withLock { $0.refused += refused }
    }

    private func runChore(_ connection: Result<Connection, any Error>) {
        let chore: Chore? = state.withLock { $0.chores.isEmpty ? nil : $0.chores.removeFirst() }
        guard let chore, chore(connection) else { return }
        state.withLock { $0.chores.append(chore) }
    }
}
