internal import Kernel

/// The work of the one thread that sends on one channel for all municipalities, one turn at a time.
///
/// A turn takes what happened (claims committed, answers, news of carriers), decides, and starts what may start; it
/// waits for nothing. Whoever owns the loop calls ``turn()`` when something happened or ``nextWake`` has
/// come. Not Sendable: one thread owns it; others reach it through its mailbox only.
final class DeliveryLoop {
    let settings: SendingSettings
    let ports: SendingPorts
    let lanes: [Lane]
    let mailbox: Mailbox<Happening>
    let board: FigureBoard
    let jitter: Jitter
    var gate: EndpointGate
    /// What was started and has not reported yet.
    var outstanding = 0
    var notices = NoticesOfTurn()
    private let places: [String: Int]
    /// Where the sending starts in the next round, so that every municipality has its turn.
    private var first = 0
    private var sweepsAt: Timestamp?
    private var isStopping = false
    /// The moment that the last turn took for now.
    private var turnedAt: Timestamp?

    /// What other threads report.
    enum Happening: Sendable {
        case turned(lane: Int, asked: Int, Result<ClaimedDeliveries, any Error>)
        case answered(lane: Int, Parcel, Verdict)
        /// Something that a carrier started has ended.
        case carrier(lane: Int)
        /// A pause was written, or could not be.
        case stored
        case paused(lane: Int, DeliveryPause)
        case resumed(lane: Int)
        case replayed(lane: Int)
        case stop
    }

    init(
        _ lanes: [Lane],
        settings: SendingSettings,
        ports: SendingPorts,
        mailbox: Mailbox<Happening>,
        board: FigureBoard
    ) {
        self.settings = settings
        self.ports = ports
        self.mailbox = mailbox
        self.board = board
        self.lanes = lanes
        places = Dictionary(lanes.map { ($0.municipality.slug, $0.place) }) { first, _ in first }
        jitter = Jitter(ports.randomness)
        gate = EndpointGate(limit: settings.inFlight, perSecond: settings.perSecond)
    }

    /// Whether something is on its way, so that more will happen without the clock.
    var isBusy: Bool { outstanding > 0 }

    /// Whether a stop was asked for and everything is settled.
    var hasStopped: Bool { isStopping && !isBusy && lanes.allSatisfy(\.settlements.isEmpty) }

    func turn() {
        for happening in mailbox.take() { take(happening) }
        let now = ports.clock.now()
        turnedAt = now
        for slug in ports.bell.take() { places[slug].map { lanes[$0].hasWork = true } }
        if !isStopping { sweepIfDue(now) }
        for lane in lanes { prepare(lane, now) }
        if !isStopping { send(now) }
        for lane in lanes { turnQueue(of: lane, now) }
        board.set(gate.hold)
        report()
    }

    private func take(_ happening: Happening) {
        let now = ports.clock.now()
        switch happening {
        case .turned(let lane, let asked, let result): turned(lanes[lane], asked: asked, result, now)
        case .answered(let lane, let parcel, let verdict): answered(lanes[lane], parcel, verdict, now)
        case .carrier(let lane):
            outstanding -= 1
            obey(lanes[lane].carrier.heard(at: now), lanes[lane], now)
        case .stored: outstanding -= 1
        case .paused(let lane, let pause): lanes[lane].pause = pause
        case .resumed(let lane): resume(lanes[lane])
        case .replayed(let lane): lanes[lane].hasWork = true
        case .stop:
            isStopping = true
            for lane in lanes { lane.returnReady(at: now) }
        }
    }

    // MARK: Time

    /// When the next turn is due if nothing happens before; what waits for an answer waits for no moment.
    var nextWake: Timestamp? {
        // What was due at the last turn and was not done then waits for an answer, not for a moment.
        let now = turnedAt ?? ports.clock.now()
        var moments = [sweepsAt].compactMap(\.self)
        for lane in lanes {
            if let since = lane.settlementsSince { moments.append(since.adding(milliseconds: Self.settleAfter)) }
            if let again = lane.turnsAgainAt { moments.append(again) }
            if let moment = wake(of: lane, now) { moments.append(moment) }
        }
        return moments.filter { $0 > now }.min()
    }

    /// When this municipality can send more, as far as time decides.
    private func wake(of lane: Lane, _ now: Timestamp) -> Timestamp? {
        guard lane.pause == nil else { return nil }
        guard let due = lane.hasWork || !lane.ready.isEmpty ? now : lane.nextDue else { return nil }
        switch lane.carrier.readiness(at: now) {
        case .fetching: return nil
        case .retries(let moment): return [due, moment, gate.opensAt(now)].compactMap(\.self).max()
        case .ready, .missing: return [due, gate.opensAt(now)].compactMap(\.self).max()
        }
    }

    /// Looks into every file, for what was left there without a word, and for renewed certificates.
    private func sweepIfDue(_ now: Timestamp) {
        // A clock that went back must not put the next sweep off for long.
        if let sweepsAt, now < sweepsAt, now.milliseconds(until: sweepsAt) <= sweepMilliseconds { return }
        sweepsAt = now.adding(milliseconds: sweepMilliseconds)
        for lane in lanes {
            guard let standing = try? lane.queue.standing() else { continue }
            if standing.waiting > 0 { lane.hasWork = true }
            lane.pause = standing.pause ?? lane.pause
        }
    }

    private var sweepMilliseconds: Int64 { Int64(settings.sweepSeconds) * 1_000 }

    // MARK: The queue

    /// How long outcomes may wait for company before they are written.
    static let settleAfter: Int64 = 20

    /// Starts a turn of the municipality's queue when there is enough to settle or something to claim.
    private func turnQueue(of lane: Lane, _ now: Timestamp) {
        guard !lane.isTurning, lane.turnsAgainAt.map({ $0 <= now }) ?? true else { return }
        let claim = isStopping ? 0 : claimSize(lane, now)
        let isUrgent =
            lane.settlements.count >= settings.claim / 4 || lane.inFlight == 0
            || (lane.settlementsSince.map { $0.milliseconds(until: now) >= Self.settleAfter } ?? false)
        guard lane.isDue(at: now) && claim > 0 || !lane.settlements.isEmpty && isUrgent else { return }
        let turn = DeliveryTurn(
            settlements: lane.settlements,
            claim: claim,
            now: now,
            leaseEndsAt: now.adding(seconds: settings.leaseSeconds)
        )
        // Settling may free the next event of a case, so whoever settles without claiming asks again.
        lane.hasWork = claim == 0
        if claim > 0 { lane.nextDue = nil }
        lane.settlements = []
        lane.settlementsSince = nil
        lane.turnsAgainAt = nil
        lane.isTurning = true
        lane.unsettled = turn.settlements
        claiming += claim
        outstanding += 1
        let (mailbox, place) = (mailbox, lane.place)
        lane.queue.take(turn) { mailbox.post(.turned(lane: place, asked: claim, $0)) }
    }

    /// What is being claimed for all municipalities together.
    private var claiming = 0

    /// How many events to claim now; 0 when none could leave.
    private func claimSize(_ lane: Lane, _ now: Timestamp) -> Int {
        guard lane.pause == nil, lane.carrier.readiness(at: now) == .ready, !gate.isHeld(at: now) else { return 0 }
        guard gate.isProbing else {
            return lane.ready.count * 2 > settings.claim ? 0 : settings.claim - lane.ready.count
        }
        // One event finds out whether the endpoint is back; the others stay free to coalesce.
        let isNobodysTurn = claiming == 0 && gate.inFlight == 0 && lanes.allSatisfy(\.ready.isEmpty)
        return isNobodysTurn ? 1 : 0
    }

    private func turned(
        _ lane: Lane,
        asked: Int,
        _ result: Result<ClaimedDeliveries, any Error>,
        _ now: Timestamp
    ) {
        outstanding -= 1
        claiming -= asked
        lane.isTurning = false
        let settled = lane.unsettled
        lane.unsettled = []
        guard case .success(let claimed) = result else {
            // When the program stops, what was claimed is sent again after the next start.
            if isStopping { return }
            // The disk or the queue of changes is full: what happened is told again later.
            lane.settlements = settled + lane.settlements
            lane.hasWork = true
            lane.turnsAgainAt = now.adding(milliseconds: jitter.around(1))
            return
        }
        lane.ready += claimed.deliveries.map { Parcel(delivery: $0) }
        if asked > 0, claimed.deliveries.count == asked { lane.hasWork = true }
        if let next = claimed.nextAt { lane.nextDue = min(lane.nextDue ?? next, next) }
    }

    // MARK: Sending

    /// Sends what is ready, one event of each municipality in turn.
    private func send(_ now: Timestamp) {
        guard !lanes.isEmpty else { return }
        var hasSent = true
        while hasSent, gate.room(at: now) > 0 {
            hasSent = false
            for offset in 0..<lanes.count where gate.room(at: now) > 0 {
                let lane = lanes[(first + offset) % lanes.count]
                if sendOne(lane, now) { hasSent = true }
            }
            first = (first + 1) % lanes.count
        }
    }

    /// Sends the first event that is ready; `false` when there is none or it may not leave.
    private func sendOne(_ lane: Lane, _ now: Timestamp) -> Bool {
        guard lane.pause == nil, !lane.ready.isEmpty, lane.inFlight < settings.inFlightPerMunicipality,
            lane.carrier.readiness(at: now) == .ready
        else { return false }
        var parcel = lane.ready.removeFirst()
        parcel.access = lane.carrier.access
        let (mailbox, place, sent) = (mailbox, lane.place, parcel)
        do throws(DeliveryFault) {
            try lane.carrier.send(parcel.delivery) { mailbox.post(.answered(lane: place, sent, $0)) }
        } catch {
            lane.settle(parcel.delivery, .returned(nil), at: now)
            pause(lane, error, now)
            return false
        }
        lane.inFlight += 1
        outstanding += 1
        gate.sent(at: now)
        return true
    }
}
