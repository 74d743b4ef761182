/// The port through which operators watch and steer the sending to MijnOverheid.
///
/// Every function works for one municipality, named by its slug; an unknown one is ``UnknownMunicipality``.
/// Changes wait for their commit: not for a server thread.
public protocol DeliveryDesk: Sendable {
    /// How the sending goes, from kept counters.
    func overview(of municipality: String) throws -> DeliveryOverview

    /// Refused events, the oldest first; `after` is the key of the last one that was already shown.
    func refused(of municipality: String, after key: Int?, limit: Int) throws -> [RefusedDelivery]

    /// Every failed try of one event, the oldest first.
    func attempts(of municipality: String, delivery key: Int) throws -> [DeliveryAttempt]

    /// Sends nothing for this municipality until ``resume(_:)``; nothing is lost.
    func pause(_ municipality: String) throws

    /// Starts again after a pause, whoever or whatever caused it.
    func resume(_ municipality: String) throws

    /// Sends refused events again with their old ids, all of them when `keys` is `nil`.
    ///
    /// - Returns: How many there were.
    func replay(_ keys: [Int]?, of municipality: String) throws -> Int
}

/// No municipality of this platform has this slug.
public struct UnknownMunicipality: Error, Hashable, Sendable {
    public let slug: String

    public init(slug: String) { self.slug = slug }
}

/// How a queue stands.
public struct QueueStanding: Hashable, Sendable {
    /// Events that wait or are on their way.
    public let waiting: Int
    /// When the oldest of these came about.
    public let oldestAt: Timestamp?
    public let refused: Int
    /// Accepted since the municipality's file was made.
    public let accepted: Int
    public let lastAcceptedAt: Timestamp?
    public let pause: DeliveryPause?

    public init(
        waiting: Int,
        oldestAt: Timestamp?,
        refused: Int,
        accepted: Int,
        lastAcceptedAt: Timestamp?,
        pause: DeliveryPause?
    ) {
        self.waiting = waiting
        self.oldestAt = oldestAt
        self.refused = refused
        self.accepted = accepted
        self.lastAcceptedAt = lastAcceptedAt
        self.pause = pause
    }
}

/// How the sending goes for one municipality.
public struct DeliveryOverview: Hashable, Sendable {
    public let queue: QueueStanding
    /// Half of the last 200 accepted events arrived within this time after the change; `nil` before the first.
    public let medianDelayMilliseconds: Int64?
    /// `nil` when MijnOverheid answers.
    public let hold: EndpointHold?
    /// The last moment at which our certificate is valid; `nil` without mTLS.
    public let certificateEndsAt: Timestamp?

    /// Until when the endpoint is left alone; `nil` when it is not.
    public var heldUntil: Timestamp? { hold?.until }

    public init(
        queue: QueueStanding,
        medianDelayMilliseconds: Int64?,
        hold: EndpointHold?,
        certificateEndsAt: Timestamp?
    ) {
        self.queue = queue
        self.medianDelayMilliseconds = medianDelayMilliseconds
        self.hold = hold
        self.certificateEndsAt = certificateEndsAt
    }
}

/// MijnOverheid does not answer, or asked to stay away, for all municipalities.
public struct EndpointHold: Hashable, Sendable {
    /// Since when no answer was in order.
    public let since: Timestamp
    /// When it is tried again.
    public let until: Timestamp

    public init(since: Timestamp, until: Timestamp) {
        self.since = since
        self.until = until
    }
}

/// An event that is not sent again by itself.
public struct RefusedDelivery: Hashable, Sendable {
    public let key: Int
    public let id: UniqueID
    /// `nil` when the case was removed meanwhile.
    public let caseNumber: CaseNumber?
    /// When the case changed.
    public let at: Timestamp
    /// The last try, with the reason.
    public let last: DeliveryAttempt

    public init(key: Int, id: UniqueID, caseNumber: CaseNumber?, at: Timestamp, last: DeliveryAttempt) {
        self.key = key
        self.id = id
        self.caseNumber = caseNumber
        self.at = at
        self.last = last
    }
}

/// Something an operator has to know about the sending of one municipality.
public enum DeliveryNotice: Hashable, Sendable {
    /// Nothing is sent until somebody has repaired the cause.
    case paused(DeliveryFault)
    /// What was paused goes on by itself, since there is another certificate.
    case resumed
    /// The certificate ends within this many days: 30, 14, 7 or 1.
    case certificateEnds(withinDays: Int)
    /// An event was refused; it is kept.
    case refused(DeliveryFault)
}
