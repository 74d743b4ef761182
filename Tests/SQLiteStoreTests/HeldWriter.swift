import Kernel
import SQLiteStore

/// Keeps the writer of a store busy with a change of its own, so that what comes after it has to queue.
final class HeldWriter: Sendable {
    private let held = Promise<Void>()

    /// Returns when the writer is held.
    init(_ store: any Store) {
        let started = Promise<Void>()
        store.write { [held] db in
            try db.execute("INSERT INTO note (text) VALUES ('held')")
            started.fulfil(())
            held.wait()
            throw Refusal.expected
        } done: { _ in
        }
        started.wait()
    }

    deinit { release() }

    func release() { held.fulfil(()) }
}

/// What a change throws when it refuses.
enum Refusal: Error {
    case expected
}

extension Store {
    /// Queues a change; its answer can be waited for.
    func later<Value: Sendable>(
        _ job: @escaping @Sendable (any WritableDatabase) throws -> Value
    ) -> Promise<Result<Value, any Error>> {
        let answer = Promise<Result<Value, any Error>>()
        write(job) { answer.fulfil($0) }
        return answer
    }
}
