/// The port to one municipality's queue of events for MijnOverheid.
///
/// A change of a case leaves an event here in its own transaction. A worker claims events, sends them and
/// settles what became of them. Claiming marks an event as sent before a byte of it leaves.
public protocol DeliveryQueue: Sendable {
    /// Settles what was sent and then claims what is due, in one change of the municipality's file.
    ///
    /// Claimed events are this worker's own until `turn.leaseEndsAt`; no other turn gets them, nor another
    /// event of the same case.
    ///
    /// - Parameters:
    ///   - turn: What became of earlier events, and how many the worker can take.
    ///   - done: Called once, on a writer thread, after the commit; see ``Store/write(_:done:)``.
    func take(
        _ turn: DeliveryTurn,
        done: @escaping @Sendable (Result<ClaimedDeliveries, any Error>) -> Void
    )

    /// Makes events due again that a worker claimed and never settled, because it was killed.
    ///
    /// Only for the first turn of the process that owns the data folder.
    func takeOver(done: @escaping @Sendable (Result<Int, any Error>) -> Void)

    /// Holds the sending for this municipality; a restart does not change it.
    ///
    /// An operator's pause takes the place of a fault's; a fault that is found meanwhile leaves it alone.
    func hold(_ pause: DeliveryPause, done: @escaping @Sendable (Result<Void, any Error>) -> Void)

    /// Lets the sending go on, if something holds it.
    ///
    /// With `afterFaultOnly` an operator's pause stays.
    func release(afterFaultOnly: Bool, done: @escaping @Sendable (Result<Void, any Error>) -> Void)

    /// Makes refused events due again, with their old ids and moments.
    ///
    /// `keys` says which ones, `nil` the oldest. `done` receives how many there were, at most
    /// ``ReplayLimit/perCall`` of them in one call.
    func replay(_ keys: [Int]?, at now: Timestamp, done: @escaping @Sendable (Result<Int, any Error>) -> Void)

    /// How the queue stands, from kept counters; reads on the calling thread.
    func standing() throws -> QueueStanding

    /// Refused events, the oldest first; `after` is the key of the last one that was already shown.
    func refused(after key: Int?, limit: Int) throws -> [RefusedDelivery]

    /// Every failed try of one event, the oldest first.
    func attempts(of key: Int) throws -> [DeliveryAttempt]
}

/// How many refused events one call of ``DeliveryQueue/replay(_:at:done:)`` takes.
public enum ReplayLimit {
    public static let perCall = 500
}

/// One event for MijnOverheid; its id and moment never change, so that every try sends the same bytes.
public struct Delivery: Hashable, Sendable {
    /// The key inside this municipality's file, rising in the order of the changes.
    public let key: Int
    /// The event's id, by which the receiver recognises a second try.
    public let id: UniqueID
    public let kind: Kind
    public let caseKey: Int
    public let caseID: UniqueID
    /// When the case changed.
    public let at: Timestamp
    /// How far the event is on its schedule; a fault of the endpoint does not count.
    public let attempts: Int
    /// When it was first claimed.
    public let firstSentAt: Timestamp

    public init(
        key: Int,
        id: UniqueID,
        kind: Kind,
        caseKey: Int,
        caseID: UniqueID,
        at: Timestamp,
        attempts: Int,
        firstSentAt: Timestamp
    ) {
        self.key = key
        self.id = id
        self.kind = kind
        self.caseKey = caseKey
        self.caseID = caseID
        self.at = at
        self.attempts = attempts
        self.firstSentAt = firstSentAt
    }

    /// What happened to the case; the numbers are stored.
    public enum Kind: Int, Hashable, Sendable, CaseIterable {
        case changed = 0
        case removed = 1
    }
}

/// One turn of a worker: what it settles and how much it takes.
public struct DeliveryTurn: Hashable, Sendable {
    public let settlements: [Settlement]
    /// The most events to claim; 0 claims none.
    public let claim: Int
    public let now: Timestamp
    public let leaseEndsAt: Timestamp

    public init(settlements: [Settlement], claim: Int, now: Timestamp, leaseEndsAt: Timestamp) {
        self.settlements = settlements
        self.claim = claim
        self.now = now
        self.leaseEndsAt = leaseEndsAt
    }
}

/// What became of one claimed event.
public struct Settlement: Hashable, Sendable {
    public let delivery: Delivery
    public let outcome: Outcome

    public init(_ delivery: Delivery, _ outcome: Outcome) {
        self.delivery = delivery
        self.outcome = outcome
    }

    public enum Outcome: Hashable, Sendable {
        case accepted
        /// Never sent again by itself; kept with the reason.
        case refused(DeliveryAttempt)
        /// Sent again at a moment; with `countsAttempt` it moves on along its schedule.
        case again(at: Timestamp, countsAttempt: Bool, DeliveryAttempt)
        /// Due again at once: nobody tried it, or the fault was not its own.
        case returned(DeliveryAttempt?)
    }
}

/// What a turn claimed.
public struct ClaimedDeliveries: Hashable, Sendable {
    /// In the order of the changes.
    public let deliveries: [Delivery]
    /// When the next one falls due, of those that wait for a moment; `nil` when none does or more is due now.
    public let nextAt: Timestamp?

    public init(deliveries: [Delivery], nextAt: Timestamp?) {
        self.deliveries = deliveries
        self.nextAt = nextAt
    }
}
