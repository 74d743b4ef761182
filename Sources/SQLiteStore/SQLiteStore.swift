internal import CSQLite
public import Kernel

/// One SQLite file: readers on the calling thread, changes in group commits on the threads of a ``WriterPool``.
public final class SQLiteStore: Store {
    /// The path of the database file.
    public let path: String
    let connections: ConnectionPool
    let writer: Writer

    /// Opens the file, makes it when it is not there (readable by its owner only) and brings it up to date.
    ///
    /// - Parameters:
    ///   - path: The database file; its folder must be there.
    ///   - migrations: All steps that the program knows, in order.
    ///   - now: The moment that newly applied steps are recorded with.
    ///   - threads: Shared by all files of the process.
    ///   - limits: How much this file takes on at a time.
    /// - Throws: ``MigrationError``, or ``StoreError/damaged`` and ``StoreError/unavailable(code:)``.
    public init(
        path: String,
        migrations: [Migration],
        now: Timestamp,
        threads: WriterPool,
        limits: StoreLimits = StoreLimits()
    ) throws {
        self.path = path
        let first = try Connection(path, creating: true)
        try Migrator(file: path, migrations).bringUpToDate(first, now: now)
        connections = ConnectionPool(path: path, first: first, warmFiles: threads.warmFiles)
        writer = Writer(connections, threads, limits)
    }

    deinit { connections.close() }

    /// Runs `body` on one snapshot of the file: changes that commit meanwhile are not seen.
    ///
    /// - Throws: ``StoreError``, or what `body` throws.
    public func read<Value>(_ body: (any Database) throws -> Value) throws -> Value {
        try connections.lend { connection in
            try connection.perform("BEGIN")
            let lease = Lease(connection, mayChange: false)
            defer {
                lease.end()
                connection.endReading()
            }
            return try body(Session(lease, connection.kernelStatements))
        }
    }

    public func write<Value: Sendable>(
        _ job: @escaping @Sendable (any WritableDatabase) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        writer.add(Change(job, done: done))
    }

    /// Waits until no change is queued or running.
    ///
    /// Never call it on a server or writer thread.
    public func drain() { writer.drain() }

    /// Refuses new changes, writes what waits and closes the file.
    ///
    /// Reads that run may finish. Changes after this are ``StoreError/unavailable(code:)``.
    public func close() {
        writer.close()
        writer.drain()
        connections.close()
    }

    /// What an operator wants to know, at this moment.
    public var figures: StoreFigures { writer.figures() }
}
