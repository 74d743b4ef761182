public import Kernel

/// Sends on one channel what waits in the queues of all municipalities, on one thread of its own.
///
/// It takes deliveries from each municipality's queue, at least once and in order per case, and judges every
/// failure by its class: refuse one delivery, pause a municipality, hold the endpoint, or try again for 14 days.
public final class DeliveryWorker: Sendable {
    private let places: [String: (index: Int, place: DeliveryPlace)]
    private let mailbox: Mailbox<DeliveryLoop.Happening>
    private let board: FigureBoard
    private let ports: SendingPorts
    private let settings: SendingSettings
    private let carrier: @Sendable (Municipality) -> any Carrier
    private let thread = Lock<SystemThread?>(nil)

    /// Makes a worker that does not work yet.
    ///
    /// - Parameters:
    ///   - places: The municipalities with their queues.
    ///   - settings: How much to send.
    ///   - ports: The outside world.
    ///   - carrier: Makes the way out of one municipality, on the worker's thread.
    public init(
        _ places: [DeliveryPlace],
        settings: SendingSettings,
        ports: SendingPorts,
        carrier: @escaping @Sendable (Municipality) -> any Carrier
    ) {
        self.carrier = carrier
        self.places = Dictionary(
            places.enumerated().map { ($1.municipality.slug, (index: $0, place: $1)) }
        ) { first, _ in first }
        mailbox = Mailbox()
        board = FigureBoard(count: places.count)
        self.ports = ports
        self.settings = settings
    }

    deinit { stop() }

    /// Takes over what an earlier process left unfinished, and starts sending.
    ///
    /// - Throws: ``Kernel/SystemThread/Refused`` when the system gives no more threads.
    public func start() throws {
        for entry in places.values {
            // Without a leftover this changes no row, so the file is not written.
            entry.place.queue.takeOver { [mailbox] _ in mailbox.post(.replayed(lane: entry.index)) }
        }
        let ordered = places.values.sorted { $0.index < $1.index }.map(\.place)
        let (settings, ports, mailbox, board, carrier) = (settings, ports, mailbox, board, carrier)
        ports.bell.whenRung { mailbox.wake() }
        let running = try SystemThread.start {
            let lanes = ordered.enumerated().map { Lane($1, at: $0, carrier: carrier($1.municipality)) }
            let loop = DeliveryLoop(lanes, settings: settings, ports: ports, mailbox: mailbox, board: board)
            loop.run()
        }
        thread.withLock { $0 = running }
    }

    /// Sends nothing more, waits for the answers that are on their way, settles them and ends the thread.
    public func stop() {
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let running else { return }
        ports.bell.whenRung(nil)
        mailbox.post(.stop)
        running.join()
    }

    /// What was done for a municipality since the start; `nil` when it is unknown.
    public func figures(of municipality: String) -> DeliveryFigures? {
        places[municipality].map { board.figures(of: $0.index) }
    }

    private func entry(_ slug: String) throws(UnknownMunicipality) -> (index: Int, place: DeliveryPlace) {
        guard let entry = places[slug] else { throw UnknownMunicipality(slug: slug) }
        return entry
    }
}

extension DeliveryLoop {
    /// Works until a stop is asked for and everything is settled.
    fileprivate func run() {
        while true {
            turn()
            if hasStopped { return }
            let wait = nextWake.map { ports.clock.now().milliseconds(until: $0) } ?? Self.longestWait
            mailbox.wait(milliseconds: min(max(wait, 0), Self.longestWait))
        }
    }

    /// The clock can be set: never trust it for longer than this.
    private static let longestWait: Int64 = 60_000
}

extension DeliveryWorker: DeliveryDesk {
    public func overview(of municipality: String) throws -> DeliveryOverview {
        let entry = try entry(municipality)
        let figures = board.figures(of: entry.index)
        return DeliveryOverview(
            queue: try entry.place.queue.standing(),
            medianDelayMilliseconds: figures.medianDelayMilliseconds,
            hold: board.hold,
            certificateEndsAt: figures.certificateEndsAt
        )
    }

    public func refused(of municipality: String, after key: Int?, limit: Int) throws -> [RefusedDelivery] {
        try entry(municipality).place.queue.refused(after: key, limit: limit)
    }

    public func attempts(of municipality: String, delivery key: Int) throws -> [DeliveryAttempt] {
        try entry(municipality).place.queue.attempts(of: key)
    }

    public func pause(_ municipality: String) throws {
        let entry = try entry(municipality)
        let pause = DeliveryPause(.byOperator, since: ports.clock.now())
        try wait { entry.place.queue.hold(pause, done: $0) }
        mailbox.post(.paused(lane: entry.index, pause))
    }

    public func resume(_ municipality: String) throws {
        let entry = try entry(municipality)
        try wait { entry.place.queue.release(afterFaultOnly: false, done: $0) }
        mailbox.post(.resumed(lane: entry.index))
    }

    public func replay(_ keys: [Int]?, of municipality: String) throws -> Int {
        let entry = try entry(municipality)
        let now = ports.clock.now()
        defer { mailbox.post(.replayed(lane: entry.index)) }
        var total = 0
        var left = keys
        while true {
            let part = left.map { Array($0.prefix(ReplayLimit.perCall)) }
            let count = try wait { entry.place.queue.replay(part, at: now, done: $0) }
            total += count
            left = left.map { Array($0.dropFirst(ReplayLimit.perCall)) }
            if left?.isEmpty ?? (count < ReplayLimit.perCall) { return total }
        }
    }

    private func wait<Value: Sendable>(
        _ start: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> Void
    ) throws -> Value {
        let outcome = Promise<Result<Value, any Error>>()
        start { outcome.fulfil($0) }
        return try outcome.wait().get()
    }
}
