internal import Kernel

/// Takes events: who sends, is it in order, is it new, and which fault is being played.
final class EventDesk: Sendable {
    private let tokens: TokenDesk
    private let clock: any Clock
    private let state = Lock(State())
    /// Hears of every event that had an effect.
    private let received: @Sendable (ReceivedEvent) -> Void

    private struct State {
        var seen: Set<String> = []
        var events: [ReceivedEvent] = []
        var figures = SimulatorFigures()
        var scenarios: [Scenario] = []
    }

    init(tokens: TokenDesk, clock: any Clock, received: @escaping @Sendable (ReceivedEvent) -> Void) {
        self.tokens = tokens
        self.clock = clock
        self.received = received
    }

    var figures: SimulatorFigures { state.withLock { $0.figures } }
    var events: [ReceivedEvent] { state.withLock { $0.events } }

    func play(_ scenario: Scenario?) {
        state.withLock { state in
            if let scenario { state.scenarios.append(scenario) } else { state.scenarios = [] }
        }
    }

    /// Answers `POST /webhook`.
    ///
    /// - Throws: `HangUp` when the fault of the moment is to close the connection.
    func answer(_ request: Request) throws -> Response {
        let scenario = nextScenario()
        if scenario?.fault == .revokedTokens { tokens.revokeAll() }
        guard tokens.admits(request) else {
            state.withLock { $0.figures.unauthorised += 1 }
            return try Scenario.Fault.unauthorised.answer(at: clock.now())
        }
        if let scenario, !scenario.keepsEvent { return try scenario.fault.answer(at: clock.now()) }
        guard request.headers["content-type"]?.hasPrefix("application/cloudevents+json") ?? false else {
            return refuse(415, "Content-Type is not application/cloudevents+json")
        }
        do throws(ReceivedEvent.Fault) {
            keep(try ReceivedEvent(parsing: request.body))
        } catch {
            return refuse(400, "\(error.attribute) \(error.reason)")
        }
        if let scenario { return try scenario.fault.answer(at: clock.now()) }
        return Response(status: 204)
    }

    private func nextScenario() -> Scenario? {
        state.withLock { state in
            state.figures.requests += 1
            guard let scenario = state.scenarios.first else { return nil }
            guard let times = scenario.times else { return scenario }
            state.scenarios[0] = Scenario(scenario.fault, times: times - 1)
            if times <= 1 { state.scenarios.removeFirst() }
            return scenario
        }
    }

    /// Gives the event its one effect; a second one with the same id has none.
    private func keep(_ event: ReceivedEvent) {
        let isNew = state.withLock { state in
            guard state.seen.insert("\(event.source) \(event.id)").inserted else {
                state.figures.duplicates += 1
                return false
            }
            state.figures.effects += 1
            state.events.append(event)
            return true
        }
        if isNew { received(event) }
    }

    private func refuse(_ status: Int, _ detail: String) -> Response {
        state.withLock { $0.figures.refused += 1 }
        var json = JSONWriter(capacity: 160)
        json.object { json in
            json.field("status", status)
            json.field("title", "Het bericht is geweigerd.")
            json.field("detail", detail)
        }
        let type = Response.Header("Content-Type", "application/problem+json")
        return Response(status: status, headers: [type], body: json.bytes)
    }
}

/// What the simulator counted since it started.
public struct SimulatorFigures: Hashable, Sendable {
    /// Everything that came to the webhook.
    public internal(set) var requests = 0
    /// Events with an effect: each id counts once.
    public internal(set) var effects = 0
    /// Events whose id had its effect already.
    public internal(set) var duplicates = 0
    /// Events that broke a rule.
    public internal(set) var refused = 0
    /// Requests without a token that counts.
    public internal(set) var unauthorised = 0
}
