internal import Kernel

/// Sends requests to other servers and e-mail to a relay: any number at a time, on ONE thread of its own that owns curl.
///
/// It never follows a redirect, always verifies certificates, keeps connections and never lends one that was
/// made with another client certificate. A transfer that failed is not sent again, except when a kept
/// connection turns out to be closed before anything came back: curl then repeats the same bytes once.
public final class HTTPClient: Sendable {
    private let inbox: Inbox
    private let thread: Lock<SystemThread?>

    /// Starts the thread.
    ///
    /// - Parameter limits: How much may be on its way and wait.
    /// - Throws: ``Unavailable`` when curl or the system refuses.
    public init(limits: Limits = Limits()) throws(Unavailable) {
        guard CurlLibrary.isReady, let inbox = Inbox(capacity: limits.waiting) else { throw Unavailable() }
        self.inbox = inbox
        do {
            thread = Lock(try SystemThread.start { TransferLoop(inbox: inbox, limits: limits).run() })
        } catch {
            inbox.abandon()
            throw Unavailable()
        }
    }

    deinit { stop() }

    /// Queues a request and returns at once.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - completion: Called once, on the client's thread: short work that does not wait. An answer with any
    ///     status is a success; it receives ``TransportFailure/Kind/overloaded`` on the calling thread when too
    ///     many requests wait and ``TransportFailure/Kind/stopped`` after ``stop()``.
    public func send(
        _ request: OutgoingRequest,
        completion: @escaping @Sendable (Result<Reply, TransportFailure>) -> Void
    ) {
        let refusal = inbox.add(PendingRequest(request: request, completion: completion))
        if let refusal { completion(.failure(TransportFailure(refusal))) }
    }

    /// Queues an e-mail for its relay and returns at once; the same rules as for a request.
    public func send(_ mail: OutgoingMail, completion: @escaping @Sendable (Result<Void, MailFailure>) -> Void) {
        let pending = PendingMail(mail: mail, completion: completion)
        if let refusal = inbox.add(pending) { pending.refuse(refusal) }
    }

    /// Sends a request and waits for the answer: for commands, workers and tests, never for a server thread.
    public func sendAndWait(_ request: OutgoingRequest) throws(TransportFailure) -> Reply {
        let outcome = Promise<Result<Reply, TransportFailure>>()
        send(request) { outcome.fulfil($0) }
        return try outcome.wait().get()
    }

    /// Sends a request and suspends the task until the answer is there.
    public func send(_ request: OutgoingRequest) async throws(TransportFailure) -> Reply {
        let outcome = await withCheckedContinuation { continuation in
            send(request) { continuation.resume(returning: $0) }
        }
        return try outcome.get()
    }

    /// Lets transfers that are on their way end, refuses those that wait, and ends the thread.
    ///
    /// It waits as long as the slowest transfer may take. Not from within a completion.
    public func stop() {
        inbox.close()
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        running?.join()
    }

    /// How much a client takes on.
    public struct Limits: Hashable, Sendable {
        /// Requests, and so connections, to one server at a time.
        public let perServer: Int
        /// Requests to all servers at a time.
        public let inAll: Int
        /// Requests that wait for their turn.
        public let waiting: Int

        public init(perServer: Int = 16, inAll: Int = 256, waiting: Int = 10_000) {
            self.perServer = max(perServer, 1)
            self.inAll = max(inAll, 1)
            self.waiting = max(waiting, 1)
        }
    }

    /// curl could not be started, or the system gives no more threads.
    public struct Unavailable: Error, Hashable, Sendable {}
}
