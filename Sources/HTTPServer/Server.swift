import Glibc
import Kernel

/// The HTTP server: listens, routes, and stops without losing an answer.
///
/// It keeps itself alive while it listens; ``stop(withinSeconds:)`` ends that.
public final class Server: Sendable {
    private let settings: ServerSettings
    private let listener: Listener
    private let suspensions = Suspensions()
    private let workers: WorkerPool
    private let state = ServerState()
    /// Every address that this server answers.
    public let addresses: [RouteSummary]

    /// Makes a server that does not listen yet.
    ///
    /// - Throws: ``ServerError/badAddress(_:)`` when a trusted proxy is no IPv4 address or block.
    public init(_ router: Router, settings: ServerSettings, ports: ServerPorts) throws(ServerError) {
        self.settings = settings
        addresses = router.addresses
        workers = WorkerPool(queue: settings.workerQueue)
        let answers = AnswerWriter(ports: ports, state: state)
        let dispatcher = Dispatcher(
            router: router,
            ports: ports,
            answers: answers,
            suspensions: suspensions,
            workers: workers
        )
        let reception = Reception(
            router: router,
            ports: ports,
            limits: settings.limits,
            heads: HeadReader(proxies: try ProxyTrust(settings.trustedProxies), limits: settings.limits),
            state: state,
            answers: answers,
            dispatcher: dispatcher,
            record: { _ in }
        )
        listener = Listener(reception)
    }

    /// Starts listening; requests are answered from now on.
    ///
    /// - Throws: ``ServerError`` when the address cannot be read or the port is taken.
    public func start() throws(ServerError) {
        do throws(SystemThread.Refused) {
            try workers.start(threads: max(1, settings.workers))
        } catch {
            throw .noThread(code: error.code)
        }
        try listener.start(settings)
    }

    /// The port that the server listens on, 0 when it does not.
    public var port: UInt16 { listener.port }

    /// Stops: takes no new connections, finishes what was accepted, and then closes.
    ///
    /// It blocks the calling thread. What is not finished within the time is answered 503.
    public func stop(withinSeconds seconds: Int = 10) {
        state.beginStopping()
        listener.quiesce()
        waitUntilIdle(seconds: seconds)
        suspensions.seal()
        workers.close()
        // The resumed requests still have to send their 503.
        waitUntilIdle(seconds: 1)
        listener.stop()
    }

    private func waitUntilIdle(seconds: Int) {
        let deadline = Monotonic.now() + UInt64(max(0, seconds)) * 1_000_000_000
        while state.requestsInFlight > 0, Monotonic.now() < deadline { usleep(2_000) }
    }
}

/// Why a server cannot start.
public enum ServerError: Error, Hashable, Sendable {
    /// No IPv4 address, or no block such as `10.0.0.0/8`.
    case badAddress(String)
    /// The port is taken or may not be used; `code` is the system's errno.
    case cannotListen(port: UInt16, code: Int32)
    /// The system gives no more threads; `code` is its errno.
    case noThread(code: Int32)
}
