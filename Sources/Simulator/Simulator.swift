internal import Glibc
internal import HTTPClient
internal import HTTPServer
internal import Kernel

/// A stand-in for MijnOverheid and its token server, for demonstration and tests.
///
/// It takes events as the national service does, keeps one effect per event id, pulls the cases and shows
/// them to a resident. On demand it plays the faults that such a service and the line to it can have. It
/// shares no code with the sending side, so an error there cannot cancel out here.
public final class Simulator: Sendable {
    private let settings: SimulatorSettings
    private let events: EventDesk
    private let tokens: TokenDesk
    private let server: Server
    private let shelf = CaseShelf()
    private let puller: CasePuller?
    private let line: LineSwitch

    /// Makes a simulator that does not listen yet.
    ///
    /// - Throws: ``HTTPServer/ServerError`` or ``HTTPServer/RouterError``.
    public init(_ settings: SimulatorSettings, ports: SimulatorPorts) throws {
        self.settings = settings
        let tokens = TokenDesk(settings, ports)
        let puller =
            settings.sources.isEmpty
            ? nil : CasePuller(settings.sources, try HTTPClient(), ports, shelf)
        let events = EventDesk(tokens: tokens, clock: ports.clock) { puller?.note($0) }
        let line = LineSwitch()
        self.tokens = tokens
        self.events = events
        self.puller = puller
        self.line = line
        let control = ControlDesk(events: events, tokens: tokens, puller: puller) { line.goAway(seconds: $0) }
        let pages = SimulatorPages(residents: settings.residents, shelf: shelf)
        let routes: [PlatformRoute] = [
            PlatformRoute(.post, "/token", access: .anyone, .read { request, _ in tokens.answer(request) }),
            PlatformRoute(.post, "/webhook", access: .anyone, .read { request, _ in try events.answer(request) }),
            PlatformRoute(.get, "/", access: .anyone, .read { _, _ in pages.start() }),
            PlatformRoute(.post, "/mijn-zaken", access: .anyone, .read { request, _ in pages.list(request) }),
            PlatformRoute(.get, "/stijl.css", access: .anyone, .read { _, _ in SimulatorPages.stylesheet }),
            PlatformRoute(.post, "/simulator/scenario", access: .anyone, .read { request, _ in control.set(request) }),
            PlatformRoute(.get, "/simulator/figures", access: .anyone, .read { _, _ in control.figures() }),
        ]
        server = try Server(
            Router(routes: [], platform: routes),
            settings: ServerSettings(),
            ports: ServerPorts(clock: ports.clock, ids: ports.ids)
        )
    }

    /// Starts listening.
    ///
    /// - Throws: ``HTTPServer/ServerError`` or ``SimulatorError``.
    public func start() throws {
        guard let address = Self.address(settings.address) else { throw SimulatorError.badAddress(settings.address) }
        try server.start()
        try puller?.start()
        try line.open(FaultLine(address: address, port: settings.port, target: server.port))
    }

    /// Stops listening.
    public func stop() {
        guard line.close() else { return }
        puller?.stop()
        server.stop(withinSeconds: 1)
    }

    /// The port that it listens on, 0 when it does not.
    public var port: UInt16 { line.port }

    /// A port past the line on which faults are played, for measuring.
    public var directPort: UInt16 { server.port }

    // MARK: What happened

    public var figures: SimulatorFigures { events.figures }

    /// Every event that had an effect, in the order of arrival.
    public var received: [ReceivedEvent] { events.events }

    /// How many tokens were given.
    public var tokensIssued: Int { tokens.issued }

    /// The last version of every case that was pulled, in no order.
    public var cases: [PulledCase] { shelf.all }

    /// Waits until every case that an event named has been pulled.
    public func waitUntilPulled() { puller?.waitUntilPulled() }

    // MARK: Faults

    /// Plays a fault for the next events; several follow each other.
    public func play(_ scenario: Scenario) { events.play(scenario) }

    /// Plays no faults any more.
    public func playNothing() { events.play(nil) }

    /// F14, F20: refuses every connection until ``comeBack()``.
    public func goAway() { line.goAway() }

    /// Takes connections again, on the same port.
    ///
    /// - Throws: ``SimulatorError/cannotListen(code:)`` when the port is taken meanwhile.
    public func comeBack() throws { try line.comeBack() }

    private static func address(_ text: String) -> UInt32? {
        var address = in_addr()
        return inet_pton(AF_INET, text, &address) == 1 ? address.s_addr : nil
    }
}

/// Why a simulator cannot start.
public enum SimulatorError: Error, Hashable, Sendable {
    /// No IPv4 address.
    case badAddress(String)
    /// The port is taken or may not be used; `code` is the system's errno.
    case cannotListen(code: Int32)
}
