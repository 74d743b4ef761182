public import Kernel

/// The way by which one municipality's deliveries leave on one channel: it knows the protocol, the loop does not.
///
/// The worker's thread owns it. What its own requests report from other threads it keeps behind a lock until
/// ``heard(at:)`` is called on the worker's thread.
public protocol Carrier: AnyObject {
    /// Looks at secrets and certificates again when it is time to; called every turn, also while paused.
    func look(at now: Timestamp, pause: DeliveryPause?) -> [CarrierOrder]

    /// Whether a delivery may leave now, as far as this carrier decides.
    func readiness(at now: Timestamp) -> Readiness

    /// Starts to get what is missing or runs out soon, such as a token.
    ///
    /// - Parameters:
    ///   - now: The moment of the turn.
    ///   - done: Called once, on any thread, for every ``CarrierOrder/started`` in the answer.
    /// - Returns: What the loop has to do.
    func getReady(at now: Timestamp, done: @escaping @Sendable () -> Void) -> [CarrierOrder]

    /// Takes in what was started and has ended.
    func heard(at now: Timestamp) -> [CarrierOrder]

    /// Sends one delivery; every try sends the same bytes.
    ///
    /// - Parameters:
    ///   - delivery: What to send.
    ///   - done: Called once, on any thread, also from within this call.
    /// - Throws: The fault for which the municipality has to pause; `done` is not called then.
    func send(_ delivery: Delivery, done: @escaping @Sendable (Verdict) -> Void) throws(DeliveryFault)

    /// The number of the access that a delivery would be sent with now; rises with every new one.
    var access: Int { get }

    /// Gives up an access that was refused; `false` when there is no other to be had.
    func forgetAccess(number: Int) -> Bool

    /// Forgets every earlier trouble, because somebody says that it is repaired.
    func startOver()
}

/// Whether a carrier can send.
public enum Readiness: Hashable, Sendable {
    case ready
    /// Something is missing that ``Carrier/getReady(at:done:)`` can get.
    case missing
    /// It is being fetched.
    case fetching
    /// It could not be had; asked for again at this moment.
    case retries(at: Timestamp)
}

/// What a carrier has the loop do for its municipality.
public enum CarrierOrder: Hashable, Sendable {
    /// Something is on its way whose end will be reported.
    case started
    /// Send nothing until somebody has repaired this.
    case pause(DeliveryFault)
    /// What caused the pause is repaired.
    case resume
    case tell(DeliveryNotice)
    /// Count a fault that was met on the way.
    case count(DeliveryFault)
    case certificateEnds(at: Timestamp?)
}
