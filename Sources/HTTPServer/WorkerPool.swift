internal import Glibc
import Kernel

/// A fixed number of threads for work that takes long, with a queue that refuses when it is full.
final class WorkerPool: @unchecked Sendable {
    // Sendable by the mutex: everything below it is reached only while it is held.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private let capacity: Int
    private var threads: [SystemThread] = []
    private var jobs: [@Sendable () -> Void] = []
    private var isClosed = false

    init(queue capacity: Int) {
        self.capacity = capacity
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    /// Starts the threads; jobs that were submitted before wait until then.
    func start(threads count: Int) throws(SystemThread.Refused) {
        for _ in 0..<count { threads.append(try SystemThread.start { self.work() }) }
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Queues a job; `false` when the queue is full or closed.
    func submit(_ job: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isClosed, jobs.count < capacity else { return false }
        jobs.append(job)
        pthread_cond_broadcast(changed)
        return true
    }

    /// Lets the threads end once the queue is empty.
    ///
    /// It does not wait for them: a job may be in work that takes longer than a stop may.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    private func work() {
        while let job = next() { job() }
    }

    private func next() -> (@Sendable () -> Void)? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while jobs.isEmpty, !isClosed { pthread_cond_wait(changed, mutex) }
        return jobs.isEmpty ? nil : jobs.removeFirst()
    }
}
