import Kernel

/// A fixed number of threads for work that takes long, with a queue that refuses when it is full.
final class WorkerPool: @unchecked Sendable {
    // Sendable by the monitor: everything below it is reached only inside it.
    private let monitor = Monitor()
    private let capacity: Int
    private var threads: [SystemThread] = []
    private var jobs: [@Sendable () -> Void] = []
    private var isClosed = false

    init(queue capacity: Int) {
        self.capacity = capacity
    }

    /// Starts the threads; jobs that were submitted before wait until then.
    func start(threads count: Int) throws(SystemThread.Refused) {
        for _ in 0..<count { threads.append(try SystemThread.start { self.work() }) }
    }

    /// Queues a job; `false` when the queue is full or closed.
    func submit(_ job: @escaping @Sendable () -> Void) -> Bool {
        monitor.locked {
            guard !isClosed, jobs.count < capacity else { return false }
            jobs.append(job)
            monitor.wakeAll()
            return true
        }
    }

    /// Lets the threads end once the queue is empty.
    ///
    /// It does not wait for them: a job may be in work that takes longer than a stop may.
    func close() {
        monitor.locked {
            isClosed = true
            threads = []
            monitor.wakeAll()
        }
    }

    private func work() {
        while let job = next() { job() }
    }

    private func next() -> (@Sendable () -> Void)? {
        monitor.locked {
            while jobs.isEmpty, !isClosed { monitor.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }
}
