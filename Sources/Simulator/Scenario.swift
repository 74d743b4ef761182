/// A fault that the simulator plays for the next events, named as in the list of fault scenarios.
public struct Scenario: Hashable, Sendable {
    public let fault: Fault
    /// How many events it applies to; `nil` for all until it is taken away.
    public let times: Int?

    public init(_ fault: Fault, times: Int? = 1) {
        self.fault = fault
        self.times = times
    }

    public enum Fault: Hashable, Sendable {
        /// F01: keeps the event and never answers.
        case silence
        /// F02: keeps the event and closes the connection.
        case hangUp
        /// F03: keeps the event and breaks off in the middle of the answer.
        case cutAnswer
        /// F04: 429 with the seconds to stay away.
        case throttle(seconds: Int)
        /// F05: 503 with the moment from which to come back, that many seconds ahead.
        case unavailable(seconds: Int)
        /// F06, F07, F08: a status with a problem.
        case status(Int)
        /// F10: every token that was given has run out.
        case revokedTokens
        /// F10: refuses every token.
        case unauthorised
        /// F11: this sender may not send.
        case forbidden
        /// F15: the answer is another address.
        case redirect(Int)
        /// F16: the address is gone.
        case gone
        /// F29: 200 with the log-in page of something in between.
        case loginPage
        /// F30: 200 with a body that never ends.
        case hugeAnswer
        /// F30: an answer that comes in drop by drop.
        case trickle
        /// A gateway in between does not know the service (`Fsc-Error-Code`).
        case unknownService
    }

    /// The scenario of an id such as `F04`; `nil` when this profile has none of that id.
    ///
    /// - Parameters:
    ///   - id: As in the list.
    ///   - value: Seconds for F04 and F05, a status for F06, F07 and F15; `nil` for the usual one.
    ///   - times: As ``times``.
    public init?(id: String, value: Int? = nil, times: Int? = 1) {
        let fault: Fault? =
            switch id {
            case "F01": .silence
            case "F02": .hangUp
            case "F03": .cutAnswer
            case "F04": .throttle(seconds: value ?? 120)
            case "F05": .unavailable(seconds: value ?? 120)
            case "F06": .status(value ?? 500)
            case "F07": .status(value ?? 400)
            case "F08": .status(409)
            case "F10": value == 401 ? .unauthorised : .revokedTokens
            case "F11": .forbidden
            case "F15": .redirect(value ?? 302)
            case "F16": .gone
            case "F29": .loginPage
            case "F30": value == nil ? .hugeAnswer : .trickle
            default: nil
            }
        guard let fault else { return nil }
        self.init(fault, times: times)
    }

    /// Whether the event counts as received although the answer goes wrong.
    var keepsEvent: Bool {
        switch fault {
        case .silence, .hangUp, .cutAnswer, .hugeAnswer, .trickle: true
        default: false
        }
    }
}
