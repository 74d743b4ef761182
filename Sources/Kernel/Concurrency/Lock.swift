internal import Glibc

/// A mutual exclusion lock that owns the state it guards.
///
/// It stands on `pthread_mutex_t` because ThreadSanitizer does not understand the raw futex of
/// `Synchronization.Mutex` on Linux and would report every guarded access as a race.
public final class Lock<State>: @unchecked Sendable {
    // Sendable by the mutex below: `state` is reached only between lock and unlock.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var state: State

    public init(_ state: State) {
        self.state = state
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Runs `body` with the guarded state, while no other thread can.
    ///
    /// - Parameter body: Short work that does not wait for anything; it must not lock this lock again.
    /// - Returns: What `body` returns.
    public func withLock<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state)
    }
}
