internal import CSQLite
internal import Kernel

/// The connections of one file: one stays open as long as the file, more come on demand.
///
/// A reader and the writer never share a connection while both work, so neither waits for the other.
final class ConnectionPool: WarmFile {
    private let path: String
    private let warmFiles: WarmFiles
    private let state: Lock<State>
    /// How many idle connections a file in use keeps; opening one costs some 0.5 ms.
    private static let idleLimit = 4

    private struct State {
        var idle: [Connection]
        var openCount: Int
        var writer: Connection?
        /// Backups in progress: they stop being exact when another connection writes.
        var writerPins = 0
        var lastUse: Int64 = 0
        var isWarm = false
        var isClosed = false
    }

    init(path: String, first: Connection, warmFiles: WarmFiles) {
        self.path = path
        self.warmFiles = warmFiles
        state = Lock(State(idle: [first], openCount: 1))
    }

    var lastUse: Int64 { state.withLock { $0.lastUse } }
    var openCount: Int { state.withLock { $0.openCount } }

    // MARK: Readers

    /// Lends a connection to `body` on the calling thread.
    func lend<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        let connection = try takeReader()
        defer { giveBack(connection) }
        return try body(connection)
    }

    private func takeReader() throws -> Connection {
        try take { $0.idle.popLast() }
    }

    private func take(_ known: (inout State) -> Connection?) throws -> Connection {
        let (connection, becomesWarm) = try state.withLock { state in
            guard !state.isClosed else { throw StoreError.unavailable(code: SQLITE_INTERRUPT) }
            defer { state.isWarm = true }
            state.lastUse = MonotonicClock.nanoseconds
            let connection = known(&state)
            if connection == nil { state.openCount += 1 }
            return (connection, !state.isWarm)
        }
        if becomesWarm { warmFiles.add(self) }
        if let connection { return connection }
        do { return try Connection(path) } catch {
            state.withLock { $0.openCount -= 1 }
            throw error
        }
    }

    private func giveBack(_ connection: Connection) {
        // The connection closes after the lock is released, when the last reference to it goes.
        let surplus: Connection? = state.withLock { state in
            if !state.isClosed, state.idle.count < Self.idleLimit, !connection.isInTransaction {
                state.idle.append(connection)
                return nil
            }
            state.openCount -= 1
            return connection
        }
        _ = surplus
    }

    // MARK: The writer

    /// The connection for changes, used by the one thread that serves this file.
    func takeWriter() throws -> Connection {
        let connection = try take { state in
            defer { state.writer = nil }
            return state.writer ?? state.idle.popLast()
        }
        // Without the room it only works slower.
        try? connection.growForWriting()
        return connection
    }

    /// Takes the writer's connection back.
    func giveBackWriter(_ connection: Connection) {
        let surplus: Connection? = state.withLock { state in
            if !connection.isInTransaction, !state.isClosed || state.writerPins > 0 {
                state.writer = connection
                return nil
            }
            state.openCount -= 1
            return connection
        }
        _ = surplus
    }

    /// Keeps the writer's connection open, whatever happens, until ``unpinWriter()``.
    func pinWriter() { state.withLock { $0.writerPins += 1 } }

    func unpinWriter() { state.withLock { $0.writerPins -= 1 } }

    // MARK: Giving back

    func cool() {
        var spare: [Connection] = state.withLock { state in
            state.isWarm = false
            var spare = state.idle
            state.idle = []
            if state.writerPins == 0, let writer = state.writer {
                spare.append(writer)
                state.writer = nil
            }
            return spare
        }
        // One stays, so that the last close does not copy and delete the log.
        guard let kept = spare.popLast() else { return }
        kept.releaseMemory()
        state.withLock { $0.openCount -= spare.count }
        giveBack(kept)
    }

    /// Closes what is idle; what is in use closes when it comes back.
    func close() {
        warmFiles.remove(self)
        let idle: [Connection] = state.withLock { state in
            state.isClosed = true
            let idle = state.idle + (state.writerPins == 0 ? [state.writer].compactMap(\.self) : [])
            state.openCount -= idle.count
            state.idle = []
            if state.writerPins == 0 { state.writer = nil }
            return idle
        }
        _ = idle
    }
}
