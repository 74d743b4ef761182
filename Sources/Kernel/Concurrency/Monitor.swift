internal import Glibc

/// A lock in which threads can wait until another thread says that something changed.
///
/// Whoever owns a monitor keeps its state beside it and reaches that state only inside ``locked(_:)``. A thread
/// that waits checks its condition again after every wake: it may be woken for something else.
public final class Monitor: @unchecked Sendable {
    // Sendable because both are made for use by several threads and never replaced.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    public init() {
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // The wall clock may be set while a thread waits.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` while no other thread is inside.
    ///
    /// - Parameter body: Short work; it waits for nothing but this monitor and does not enter it again.
    /// - Returns: What `body` returns.
    public func locked<Value>(_ body: () throws -> Value) rethrows -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Lets others inside until a wake; only inside ``locked(_:)``.
    public func wait() { pthread_cond_wait(changed, mutex) }

    /// Lets others inside until a wake or `end`; only inside ``locked(_:)``.
    ///
    /// - Returns: Whether `end` has not come yet.
    public func wait(until end: Deadline) -> Bool {
        var moment = end.moment
        return pthread_cond_timedwait(changed, mutex, &moment) == 0
    }

    /// Wakes one thread that waits.
    public func wakeOne() { pthread_cond_signal(changed) }

    /// Wakes every thread that waits.
    public func wakeAll() { pthread_cond_broadcast(changed) }

    /// The moment at which a wait ends, by a clock that nobody can set.
    public struct Deadline: Sendable {
        fileprivate let moment: timespec

        /// - Parameter milliseconds: From now; less than 0 is now.
        public init(milliseconds: Int64) {
            var moment = timespec()
            clock_gettime(CLOCK_MONOTONIC, &moment)
            let nanoseconds = Int64(moment.tv_nsec) + max(0, milliseconds) % 1_000 * 1_000_000
            moment.tv_sec += Int(max(0, milliseconds) / 1_000 + nanoseconds / 1_000_000_000)
            moment.tv_nsec = Int(nanoseconds % 1_000_000_000)
            self.moment = moment
        }
    }
}
