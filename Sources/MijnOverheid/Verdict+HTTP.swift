internal import HTTPClient
internal import Kernel
internal import Sending

extension Verdict {
    /// What an answer, or none, of MijnOverheid or its token server means.
    init(_ result: Result<Reply, TransportFailure>, now: Timestamp) {
        switch result {
        case .success(let reply): self = Verdict.of(reply, now: now)
        case .failure(let failure): self = Verdict.of(failure)
        }
    }

    // MARK: An answer

    private static func of(_ reply: Reply, now: Timestamp) -> Verdict {
        if (200...299).contains(reply.status) {
            return isAnswer(reply) ? .accepted : fault(.unexpectedContent, reply.status)
        }
        let retryAfter = RetryAfter.seconds(of: reply, now: now)
        return .failed(
            Failure(
                refusal(reply, saysWhen: retryAfter != nil),
                status: reply.status,
                detail: detail(of: reply),
                retryAfterSeconds: retryAfter
            )
        )
    }

    /// Whether a success holds what was promised, nothing or JSON, and no page of something in between.
    private static func isAnswer(_ reply: Reply) -> Bool {
        if reply.status == 204 || reply.body.isEmpty { return true }
        guard let type = reply.contentType else { return false }
        return type == "application/json" || type.hasSuffix("+json")
    }

    /// An unknown 4xx counts as a fault of the endpoint: a backlog must not be refused by mistake.
    private static func refusal(_ reply: Reply, saysWhen: Bool) -> DeliveryFault {
        // A gateway between us and the receiver refused, so the receiver never saw the event.
        let isFromGateway = reply.header("fsc-error-code") != nil
        switch reply.status {
        case 401: return .unauthorised
        case 403: return .forbidden
        case 400 where isFromGateway: return .misdirected
        case 400, 413, 415, 422: return .messageRefused
        case 409: return .idReused
        case 410: return .gone
        case 408, 425: return .unanswered
        case 429: return .throttled
        case 503 where saysWhen: return .unavailable
        case 500...599: return .serverError
        case 300...399: return .redirected
        default: return .misdirected
        }
    }

    /// What the other side said, as it may be kept.
    static func detail(of reply: Reply) -> String {
        guard let type = reply.contentType, type.hasPrefix("text/") || type.hasSuffix("json") else { return "" }
        return FaultDetail.text(reply.body)
    }

    private static func fault(_ fault: DeliveryFault, _ status: Int?) -> Verdict {
        .failed(Failure(fault, status: status))
    }

    // MARK: No answer

    private static func of(_ failure: TransportFailure) -> Verdict {
        switch failure.kind {
        case .overloaded, .stopped: return .notTried
        case .resolve, .connect: return fault(.unreachable, nil)
        case .tlsLocal(.certificateOrKey): return fault(.certificateUnusable, nil)
        case .tlsLocal(.authorities): return fault(.serverUntrusted, nil)
        case .tlsPeer: return fault(.serverUntrusted, nil)
        case .tlsHandshake: return fault(failure.mentionsAlert ? .certificateRefused : .unreachable, nil)
        case .truncated where (200...299).contains(failure.status ?? 0):
            // The first line of the answer has said it all for a single event.
            return .accepted
        case .exchange where failure.isFreshConnection && !failure.receivedBytes && failure.mentionsAlert:
            // TLS 1.3 reports a refused client certificate only after the request has left.
            return fault(.certificateRefused, nil)
        case .exchange where !failure.sentBytes, .timeout where !failure.sentBytes:
            return fault(.unreachable, failure.status)
        case .exchange, .timeout, .emptyReply, .truncated, .tooLarge, .notHTTP, .other:
            return fault(.unanswered, failure.status)
        }
    }
}
