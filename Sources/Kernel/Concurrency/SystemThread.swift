internal import Glibc

/// A thread of the operating system that does one job, for work that waits: a socket, a disk, a queue.
///
/// Swift's own tasks share as many threads as there are cores and must never wait on one of these.
public final class SystemThread: Sendable {
    private let handle: pthread_t
    private let isJoined = Lock(false)

    private init(handle: pthread_t) { self.handle = handle }

    /// A thread that nobody waits for gives its memory back by itself when its job returns.
    deinit {
        if !isJoined.withLock({ $0 }) { pthread_detach(handle) }
    }

    /// Starts `body` on a new thread.
    ///
    /// - Parameter body: The job; the thread ends when it returns.
    /// - Returns: The running thread, to ``join()`` or to let go.
    /// - Throws: ``Refused`` when the system gives no more threads.
    public static func start(_ body: @escaping @Sendable () -> Void) throws(Refused) -> SystemThread {
        let job = Unmanaged.passRetained(Job(body))
        var handle = pthread_t()
        let code = pthread_create(&handle, nil, runJob, job.toOpaque())
        guard code == 0 else {
            job.release()
            throw Refused(code: code)
        }
        return SystemThread(handle: handle)
    }

    /// Waits until the job has returned.
    ///
    /// A second call does nothing; the thread itself never calls it.
    public func join() {
        let isFirst = isJoined.withLock { isJoined in
            defer { isJoined = true }
            return !isJoined
        }
        if isFirst { pthread_join(handle, nil) }
    }

    /// The system gave no thread; `code` is its error number.
    public struct Refused: Error, Hashable, Sendable {
        public let code: Int32
    }
}

/// Carries a closure through the C interface.
private final class Job: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runJob(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
}
