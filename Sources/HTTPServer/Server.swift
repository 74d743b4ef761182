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
    private let connections: Connections
    private let ticker = Ticker()
    private let counts: Metrics
    private let log: AccessLog?
    /// Every address that this server answers.
    public let addresses: [RouteSummary]

    /// Makes a server that does not listen yet.
    ///
    /// - Throws: ``ServerError/badAddress(_:)`` when a trusted proxy is no IPv4 address or block.
    public init(_ router: Router, settings: ServerSettings, ports: ServerPorts) throws(ServerError) {
        self.settings = settings
        addresses = router.addresses
        workers = WorkerPool(queue: settings.workerQueue)
        connections = Connections(headerSeconds: settings.limits.requestSeconds)
        let counts = Metrics(router.addresses)
        let log = ports.accessLog.map { AccessLog(sink: $0) }
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
            record: { Self.record($0, in: counts, log) }
        )
        self.counts = counts
        self.log = log
        listener = Listener(reception, connections: connections)
    }

    /// Starts listening; requests are answered from now on.
    ///
    /// - Throws: ``ServerError`` when the address cannot be read or the port is taken.
    public func start() throws(ServerError) {
        do throws(SystemThread.Refused) {
            try workers.start(threads: max(1, settings.workers))
            try log?.start()
            try ticker.start { [connections] in connections.endOverdue() }
        } catch {
            endThreads()
            throw .noThread(code: error.code)
        }
        do throws(ServerError) {
            try listener.start(settings)
        } catch {
            endThreads()
            throw error
        }
    }

    /// The port that the server listens on, 0 when it does not.
    public var port: UInt16 { listener.port }

    /// Stops: takes no new connections, finishes what was accepted, and then closes.
    ///
    /// It blocks the calling thread. What is not finished within the time is answered 503.
    public func stop(withinSeconds seconds: Int = 10) {
        state.beginStopping()
        listener.refuseConnections()
        waitUntilIdle(seconds: seconds)
        suspensions.seal()
        // The resumed requests still have to send their 503.
        waitUntilIdle(seconds: 1)
        listener.stop()
        endThreads()
    }

    private func endThreads() {
        workers.close()
        ticker.stop()
        log?.close()
    }

    /// What was counted since the start.
    public var metrics: ServerMetrics {
        ServerMetrics(
            routes: counts.values,
            requestsInFlight: state.requestsInFlight,
            connections: connections.count,
            bodyMemory: state.bodyMemory,
            droppedLogLines: log?.dropped ?? 0
        )
    }

    private static func record(_ exchange: Exchange, in counts: Metrics, _ log: AccessLog?) {
        let microseconds = Int((MonotonicClock.nanoseconds - exchange.started) / 1_000)
        let endpoint = exchange.match?.endpoint
        counts.count(route: endpoint?.index, status: exchange.sentStatus, microseconds: microseconds)
        guard let log else { return }
        var client: String?
        if case .integrator(let integrator) = exchange.caller { client = integrator.name }
        log.add(
            AccessRecord(
                at: exchange.now,
                method: exchange.head.method?.rawValue ?? "OTHER",
                route: endpoint?.label ?? "-",
                municipality: exchange.municipality?.slug,
                status: exchange.sentStatus,
                microseconds: microseconds,
                bytes: exchange.sentBytes,
                request: exchange.id,
                client: client
            )
        )
    }

    private func waitUntilIdle(seconds: Int) {
        let deadline = MonotonicClock.nanoseconds + Int64(max(0, seconds)) * 1_000_000_000
        while state.requestsInFlight > 0, MonotonicClock.nanoseconds < deadline { usleep(2_000) }
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
