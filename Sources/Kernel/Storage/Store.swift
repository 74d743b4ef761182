/// One database file: readers that never wait for the writer, and one writer at a time.
public protocol Store: Sendable {
    /// Runs `body` on a read-only connection, on the calling thread.
    ///
    /// - Throws: ``StoreError``, or what `body` throws.
    func read<Value>(_ body: (any Database) throws -> Value) throws -> Value

    /// Queues `job` for the writer and returns at once.
    ///
    /// Jobs that wait while a commit is in flight share the next commit; each runs in its own savepoint,
    /// so a job that throws undoes only itself. `done` is called once, on a writer thread, after the
    /// commit: success means that the change is on disk. A job that is refused at the door (queue full,
    /// store closed) has its `done` called on the calling thread, before this function returns. What the jobs
    /// of one commit gathered (``Gathering``) is written in it, once.
    ///
    /// - Parameters:
    ///   - job: At most about 10 ms of work.
    ///   - done: Short work that does not wait. It receives ``StoreError/overloaded`` when the queue is
    ///     full, ``StoreError/unavailable(code:)`` when the disk refused the commit, or what `job` threw.
    func write<Value: Sendable>(
        _ job: @escaping @Sendable (any WritableDatabase) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    )
}

extension Store {
    /// Queues `job` and waits for its commit: for commands, workers and tests, never for a server thread.
    @discardableResult
    public func writeAndWait<Value: Sendable>(
        _ job: @escaping @Sendable (any WritableDatabase) throws -> Value
    ) throws -> Value {
        let outcome = Promise<Result<Value, any Error>>()
        write(job) { outcome.fulfil($0) }
        return try outcome.wait().get()
    }
}
