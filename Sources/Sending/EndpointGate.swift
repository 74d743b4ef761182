internal import Kernel

/// Decides how much may be sent to one endpoint at a moment, for all municipalities together.
///
/// It holds the endpoint as long as a 429 or 503 asks, opens as a circuit breaker after 5 failures in a row
/// or 25 among the last 100 tries, and lets exactly one event through to see whether the endpoint is back.
/// From there the number that is on its way doubles with every success.
struct EndpointGate {
    /// The most events on their way at once.
    private let limit: Int
    private var pace: Pace?
    private var window: Int
    private(set) var inFlight = 0
    /// Nothing is sent before this moment; `nil` when nothing is held.
    private(set) var heldUntil: Timestamp?
    /// Since when it did not answer in an orderly way; `nil` when it does.
    private(set) var heldSince: Timestamp?
    private var failuresInARow = 0
    private var holdsInARow = 0
    private var recent = RecentOutcomes()

    init(limit: Int, perSecond: Int?) {
        self.limit = limit
        window = limit
        pace = perSecond.map(Pace.init)
    }

    /// How many more events may leave now.
    func room(at now: Timestamp) -> Int {
        if let heldUntil, now < heldUntil { return 0 }
        let room = max(0, window - inFlight)
        return min(room, pace?.room(at: now) ?? room)
    }

    /// When more may leave, as far as time decides; `nil` when only an answer can.
    func opensAt(_ now: Timestamp) -> Timestamp? {
        if let heldUntil, now < heldUntil { return heldUntil }
        return inFlight < window ? pace?.opensAt(now) : nil
    }

    /// How long the endpoint is left alone, for operators; `nil` when it answers.
    var hold: EndpointHold? {
        guard let heldSince, let heldUntil else { return nil }
        return EndpointHold(since: heldSince, until: heldUntil)
    }

    /// Whether nothing may leave now, however little is on its way.
    func isHeld(at now: Timestamp) -> Bool { heldUntil.map { now < $0 } ?? false }

    /// Whether the endpoint is being tried with one event at a time.
    var isProbing: Bool { window == 1 && limit > 1 }

    mutating func sent(at now: Timestamp) {
        inFlight += 1
        pace?.take(at: now)
    }

    /// The endpoint answered in an orderly way, whatever it thought of the event.
    mutating func answered(at now: Timestamp) {
        inFlight -= 1
        failuresInARow = 0
        recent.add(failure: false)
        // An answer that was on its way when the endpoint asked to stay away does not end that.
        guard !isHeld(at: now) else { return }
        holdsInARow = 0
        heldUntil = nil
        heldSince = nil
        window = min(limit, window * 2)
    }

    /// The try says nothing about the endpoint.
    mutating func ignored() { inFlight -= 1 }

    /// The endpoint asked to stay away for some seconds, or nobody was there (`nil`).
    mutating func held(seconds: Int?, at now: Timestamp, _ jitter: Jitter) {
        inFlight -= 1
        hold(seconds, at: now, jitter)
    }

    /// Counts a failure and gives `true` when the circuit is open because of it or already was.
    mutating func failed(at now: Timestamp, _ jitter: Jitter) -> Bool {
        inFlight -= 1
        failuresInARow += 1
        recent.add(failure: true)
        if isHeld(at: now) { return true }
        guard isProbing || failuresInARow >= 5 || recent.failures >= 25 else { return false }
        hold(nil, at: now, jitter)
        return true
    }

    private mutating func hold(_ seconds: Int?, at now: Timestamp, _ jitter: Jitter) {
        // Many that left together fail together: that is one reason to wait longer, not many.
        if !isHeld(at: now) { holdsInARow += 1 }
        heldSince = heldSince ?? now
        let length = seconds.map(jitter.after) ?? jitter.around(Backoff.endpointSeconds(after: holdsInARow))
        let moment = now.adding(milliseconds: length)
        heldUntil = max(heldUntil ?? moment, moment)
        window = 1
        recent = RecentOutcomes()
    }
}

/// The last 100 outcomes.
private struct RecentOutcomes {
    private var ring = [Bool](repeating: false, count: 100)
    private var place = 0
    private(set) var failures = 0

    mutating func add(failure: Bool) {
        failures += (failure ? 1 : 0) - (ring[place] ? 1 : 0)
        ring[place] = failure
        place = (place + 1) % ring.count
    }
}

/// At most so many events in a second, with the unused ones of the last second at hand.
private struct Pace {
    private let perSecond: Int
    private var tokens: Double
    private var countedAt: Timestamp?

    init(perSecond: Int) {
        self.perSecond = max(perSecond, 1)
        tokens = Double(self.perSecond)
    }

    func room(at now: Timestamp) -> Int { Int(available(at: now)) }

    func opensAt(_ now: Timestamp) -> Timestamp? {
        let missing = 1 - available(at: now)
        guard missing > 0 else { return nil }
        return now.adding(milliseconds: Int64((missing * 1_000 / Double(perSecond)).rounded(.up)))
    }

    mutating func take(at now: Timestamp) {
        tokens = available(at: now) - 1
        countedAt = now
    }

    private func available(at now: Timestamp) -> Double {
        guard let countedAt else { return tokens }
        // A clock that went back gives nothing, and takes nothing away.
        let passed = Double(max(0, countedAt.milliseconds(until: now))) / 1_000
        return min(Double(perSecond), tokens + passed * Double(perSecond))
    }
}
