public import HTTPClient
internal import Kernel
public import Sending

/// Hands letters to a mail relay over SMTP.
public struct RelayPost: MailPost {
    private let client: HTTPClient
    private let relay: @Sendable (MailLogin) throws(OutgoingRequestError) -> MailRelay

    /// - Parameters:
    ///   - client: What sends.
    ///   - relay: Gives the relay for a login.
    public init(
        _ client: HTTPClient,
        relay: @escaping @Sendable (MailLogin) throws(OutgoingRequestError) -> MailRelay
    ) {
        self.client = client
        self.relay = relay
    }

    public func send(_ letter: Letter, _ login: MailLogin, done: @escaping @Sendable (Verdict) -> Void) {
        guard let relay = try? relay(login) else {
            return done(.failed(Verdict.Failure(.misdirected, status: nil)))
        }
        let mail: OutgoingMail
        do throws(OutgoingRequestError) {
            mail = try OutgoingMail(
                letter.bytes,
                from: letter.sender.text,
                to: letter.recipient.text,
                through: relay
            )
        } catch {
            // An address with letters outside ASCII, which many relays do not know (RFC 6531).
            return done(.failed(Verdict.Failure(.recipientRefused, status: nil)))
        }
        client.send(mail) { done(Verdict($0)) }
    }
}

extension Verdict {
    /// What the outcome of a conversation with a relay means.
    init(_ outcome: Result<Void, MailFailure>) {
        switch outcome {
        case .success: self = .accepted
        case .failure(let failure): self = Verdict.of(failure)
        }
    }

    private static func of(_ failure: MailFailure) -> Verdict {
        if failure.kind == .overloaded || failure.kind == .stopped { return .notTried }
        if let refusal = failure.refusal {
            return .failed(
                Failure(
                    fault(of: refusal.code, at: failure.stage),
                    status: refusal.code,
                    detail: FaultDetail.text(refusal.text)
                )
            )
        }
        return .failed(Failure(fault(of: failure.kind, at: failure.stage), status: nil))
    }

    /// 421 is about the relay as a whole; every other 4xx is about this message, at this moment (RFC 5321 §4.2.1).
    private static func fault(of code: Int, at stage: MailFailure.Stage) -> DeliveryFault {
        let isForNow = code < 500
        switch stage {
        case _ where code == 421: return .unavailable
        case _ where code == 530 || code == 535: return .unauthorised
        case .connecting, .greeting: return isForNow ? .unavailable : .forbidden
        case .encryption: return isForNow ? .unavailable : .serverUntrusted
        case .login: return isForNow ? .unavailable : .unauthorised
        case .sender: return isForNow ? .deferred : code == 552 ? .messageRefused : .forbidden
        case .recipient: return isForNow ? .deferred : .recipientRefused
        case .content: return isForNow ? .deferred : .messageRefused
        }
    }

    private static func fault(of kind: TransportFailure.Kind, at stage: MailFailure.Stage) -> DeliveryFault {
        switch kind {
        case .tlsPeer, .tlsLocal: return .serverUntrusted
        case _ where stage == .encryption && kind == .other: return .serverUntrusted
        case _ where stage == .content: return .unanswered
        default: return .unreachable
        }
    }
}
