public import Kernel

/// What one try means for its delivery, decided by class and not by the codes of a protocol.
public enum Verdict: Hashable, Sendable {
    /// It arrived.
    case accepted
    /// It did not arrive, or nobody can tell.
    case failed(Failure)
    /// This process did not get round to it; nothing left.
    case notTried

    /// What is known of a try that failed.
    public struct Failure: Hashable, Sendable {
        public let fault: DeliveryFault
        /// The number that the other side answered with; `nil` when there was no answer.
        public let status: Int?
        /// What the other side said, without anything that could be personal data.
        public let detail: String
        /// How long the receiver asks to stay away.
        public let retryAfterSeconds: Int?

        public init(_ fault: DeliveryFault, status: Int?, detail: String = "", retryAfterSeconds: Int? = nil) {
            self.fault = fault
            self.status = status
            self.detail = detail
            self.retryAfterSeconds = retryAfterSeconds
        }
    }
}
