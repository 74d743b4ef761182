/// Why a delivery did not arrive at MijnOverheid or at a mail relay; the words are stored and never change.
public enum DeliveryFault: String, Error, Hashable, Sendable, CaseIterable {
    // The message itself.
    /// The receiver finds fault with the event (400, 413, 415, 422).
    case messageRefused = "message-refused"
    /// The receiver knows another event under this id (409): our own error.
    case idReused = "id-reused"
    /// No clear answer within 14 days.
    case expired
    /// The relay does not take mail for this address (5xx at the recipient).
    case recipientRefused = "recipient-refused"
    /// The address was removed before the message left.
    case noRecipient = "no-recipient"
    /// The relay asks to bring this one message later (4xx, such as greylisting).
    case deferred

    // What this municipality shows or is configured with.
    /// The token is refused, also after a fresh one (401), or the token server refuses us.
    case unauthorised
    /// The municipality may not send here (403).
    case forbidden
    /// Our certificate has expired or is not valid yet.
    case certificateExpired = "certificate-expired"
    /// Our certificate and key cannot be read or do not belong together.
    case certificateUnusable = "certificate-unusable"
    /// The other side did not accept our certificate.
    case certificateRefused = "certificate-refused"
    /// Client id or secret are not configured.
    case credentialsMissing = "credentials-missing"
    /// The other side's certificate is expired, of another authority or of another host.
    case serverUntrusted = "server-untrusted"
    /// The address leads nowhere (404, or an FSC gateway that does not know the service).
    case misdirected
    /// The answer is a redirect, which is never followed.
    case redirected
    /// The address is gone for good (410).
    case gone
    /// Success was answered with something that is no answer, such as a log-in page.
    case unexpectedContent = "unexpected-content"

    // The moment.
    /// The receiver asks to slow down (429).
    case throttled
    /// The receiver says when it will be available again (503 with Retry-After).
    case unavailable
    /// Nobody accepts the connection, so nothing was delivered.
    case unreachable
    /// The receiver failed (any other 5xx).
    case serverError = "server-error"
    /// The connection broke or stayed silent after the event had left: it may have arrived.
    case unanswered

    /// What to do about it.
    public var handling: Handling {
        switch self {
        case .messageRefused, .idReused, .expired, .recipientRefused, .noRecipient: .refuse
        case .deferred: .postpone
        case .unauthorised, .forbidden, .certificateExpired, .certificateUnusable, .certificateRefused,
            .credentialsMissing, .serverUntrusted, .misdirected, .redirected, .gone, .unexpectedContent:
            .pause
        case .throttled, .unavailable, .unreachable: .hold
        case .serverError, .unanswered: .retry
        }
    }

    /// The few ways to deal with a fault.
    public enum Handling: Hashable, Sendable {
        /// Keep the event with its reason; the others go on.
        case refuse
        /// Stop for this municipality until somebody has repaired it.
        case pause
        /// Leave the endpoint alone for a while, for all municipalities.
        case hold
        /// Send the same bytes again later; many of these open the circuit breaker.
        case retry
        /// Send the same bytes again later; the endpoint itself is fine.
        case postpone
    }
}

/// One failed try.
public struct DeliveryAttempt: Hashable, Sendable {
    public let at: Timestamp
    public let fault: DeliveryFault
    /// The status of HTTP or the reply code of SMTP; `nil` when there was no answer.
    public let httpStatus: Int?
    /// What the other side said, at most 500 characters, long digit runs masked; empty when it said nothing.
    public let detail: String

    public init(at: Timestamp, fault: DeliveryFault, httpStatus: Int? = nil, detail: String = "") {
        self.at = at
        self.fault = fault
        self.httpStatus = httpStatus
        self.detail = detail
    }
}

/// Why nothing is sent for a municipality, and since when.
public struct DeliveryPause: Hashable, Sendable {
    public let reason: Reason
    public let since: Timestamp

    public init(_ reason: Reason, since: Timestamp) {
        self.reason = reason
        self.since = since
    }

    public enum Reason: Hashable, Sendable {
        case byOperator
        case fault(DeliveryFault)

        /// The word that is stored and shown to programs.
        public var word: String {
            switch self {
            case .byOperator: "operator"
            case .fault(let fault): fault.rawValue
            }
        }

        /// Reads ``word``; `nil` when it is none.
        public init?(word: String) {
            if word == "operator" {
                self = .byOperator
            } else if let fault = DeliveryFault(rawValue: word) {
                self = .fault(fault)
            } else {
                return nil
            }
        }
    }
}
