public import Kernel

/// What the worker knows of one municipality.
///
/// Not Sendable: only the worker's thread touches it.
final class Lane {
    let municipality: Municipality
    let queue: any DeliveryQueue
    let place: Int

    /// Whether the queue may hold something that is due.
    var hasWork = true
    /// When something falls due that waits for a moment.
    var nextDue: Timestamp?
    /// Claimed and not on its way yet.
    var ready: [Parcel] = []
    var inFlight = 0
    /// What became of deliveries, for the next turn of the queue.
    var settlements: [Settlement] = []
    var settlementsSince: Timestamp?
    /// What the running turn settles, in case the store refuses it.
    var unsettled: [Settlement] = []
    var isTurning = false
    /// After a turn that the store refused: not again before this moment.
    var turnsAgainAt: Timestamp?
    var pause: DeliveryPause?
    let carrier: any Carrier

    init(_ place: DeliveryPlace, at index: Int, carrier: any Carrier) {
        self.carrier = carrier
        municipality = place.municipality
        queue = place.queue
        self.place = index
    }

    func settle(_ delivery: Delivery, _ outcome: Settlement.Outcome, at now: Timestamp) {
        settlements.append(Settlement(delivery, outcome))
        settlementsSince = settlementsSince ?? now
        switch outcome {
        case .again(let moment, _, _): nextDue = min(nextDue ?? moment, moment)
        case .returned: hasWork = true
        case .accepted, .refused: break
        }
    }

    /// Gives back what was claimed and cannot leave now.
    func returnReady(at now: Timestamp) {
        for parcel in ready { settle(parcel.delivery, .returned(nil), at: now) }
        ready = []
    }

    /// Whether anything is due, or may be.
    func isDue(at now: Timestamp) -> Bool {
        hasWork || nextDue.map { $0 <= now } ?? false
    }
}

/// A delivery on its way, with what its answer has to be judged by.
struct Parcel: Sendable {
    let delivery: Delivery
    /// Whether it was refused once already because of its access.
    var hadFreshAccess = false
    /// Which access it was last sent with.
    var access = 0
}

/// A municipality whose deliveries are sent, with its queue.
public struct DeliveryPlace: Sendable {
    public let municipality: Municipality
    public let queue: any DeliveryQueue

    public init(municipality: Municipality, queue: any DeliveryQueue) {
        self.municipality = municipality
        self.queue = queue
    }
}
