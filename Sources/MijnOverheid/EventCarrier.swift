internal import HTTPClient
internal import Kernel
internal import Sending

/// The way of one municipality to MijnOverheid: its token and certificate, and one event a request.
///
/// Not Sendable: only the worker's thread touches it, but for the answer of the token server behind its lock.
final class EventCarrier: Carrier {
    private let municipality: Municipality
    private let settings: DeliverySettings
    private let ports: DeliveryPorts
    private let jitter: Jitter
    private let tokenAnswer = Lock<Result<Reply, TransportFailure>?>(nil)
    private var token = TokenState()
    private var credentials: EndpointCredentials?
    private var credentialsReadAt: Timestamp?
    /// The smallest number of days that was warned about for the present certificate.
    private var warnedDays: Int?

    init(_ municipality: Municipality, settings: DeliverySettings, ports: DeliveryPorts) {
        self.municipality = municipality
        self.settings = settings
        self.ports = ports
        jitter = Jitter(ports.randomness)
    }

    // MARK: Token

    var access: Int { token.number }

    func readiness(at now: Timestamp) -> Readiness {
        if token.usable(at: now) != nil, credentials != nil { return .ready }
        if token.isFetching { return .fetching }
        return token.retryAt.map { .retries(at: $0) } ?? .missing
    }

    func getReady(at now: Timestamp, done: @escaping @Sendable () -> Void) -> [CarrierOrder] {
        if let fault = credentials?.certificateFault(at: now) { return [.pause(fault)] }
        guard token.shouldFetch(at: now), let credentials else { return [] }
        guard let request = try? AccessToken.request(settings, credentials) else { return [.pause(.misdirected)] }
        token.fetching()
        ports.send(request) { [tokenAnswer] result in
            tokenAnswer.withLock { $0 = result }
            done()
        }
        return [.started]
    }

    func heard(at now: Timestamp) -> [CarrierOrder] {
        let answer = tokenAnswer.withLock { answer in
            defer { answer = nil }
            return answer
        }
        guard let answer else { return [] }
        if case .success(let reply) = answer, reply.status == 200, let fresh = AccessToken(answer: reply.body) {
            token.received(fresh, at: now)
            return []
        }
        switch Verdict(answer, now: now) {
        case .accepted:
            // A success without a token in it.
            return refused(.unexpectedContent)
        case .notTried:
            token.failed(retryAfter: nil, at: now, jitter)
            return []
        case .failed(let failure):
            switch failure.fault.handling {
            case .refuse: return [.count(failure.fault)] + refused(.unauthorised)
            case .pause: return [.count(failure.fault)] + refused(failure.fault)
            case .hold, .retry, .postpone:
                token.failed(retryAfter: failure.retryAfterSeconds, at: now, jitter)
                return [.count(failure.fault)]
            }
        }
    }

    private func refused(_ fault: DeliveryFault) -> [CarrierOrder] {
        token.stopped()
        return [.pause(fault)]
    }

    func forgetAccess(number: Int) -> Bool {
        token.forget(number: number)
        return true
    }

    func startOver() {
        credentialsReadAt = nil
        token.stopped()
    }

    // MARK: Certificate

    /// Reads secrets and certificate again now and then; another certificate ends a pause that it caused.
    func look(at now: Timestamp, pause: DeliveryPause?) -> [CarrierOrder] {
        if let readAt = credentialsReadAt {
            let age = readAt.milliseconds(until: now)
            if age >= 0, age < Int64(settings.credentialSeconds) * 1_000 { return [] }
        }
        credentialsReadAt = now
        do throws(CredentialFault) {
            let found = try ports.credentials.credentials(of: municipality.slug)
            guard found != credentials else { return warning(now) }
            return renewed(found, pause, now)
        } catch {
            // What is already known stays in use: a file may be half written at this moment.
            guard credentials == nil else { return [] }
            return [.pause(error == .noSecret ? .credentialsMissing : .certificateUnusable)]
        }
    }

    private func renewed(_ found: EndpointCredentials, _ pause: DeliveryPause?, _ now: Timestamp) -> [CarrierOrder] {
        let isRenewal = credentials != nil
        credentials = found
        warnedDays = nil
        // A token can be bound to the certificate that it was asked with (RFC 8705).
        token.forget()
        var orders: [CarrierOrder] = [.certificateEnds(at: found.certificate?.notAfter)]
        if isRenewal, case .fault(let fault) = pause?.reason, fault.isOfCredentials,
            found.certificateFault(at: now) == nil
        {
            orders.append(.resume)
        }
        return orders + warning(now)
    }

    /// Says once per step that the certificate ends within 30, 14, 7 or 1 days, and stops when it has ended.
    private func warning(_ now: Timestamp) -> [CarrierOrder] {
        if let fault = credentials?.certificateFault(at: now) { return [.pause(fault)] }
        guard let end = credentials?.certificate?.notAfter else { return [] }
        let left = now.milliseconds(until: end)
        guard let limit = [1, 7, 14, 30].first(where: { left <= Int64($0) * 86_400_000 }), limit < warnedDays ?? 31
        else { return [] }
        warnedDays = limit
        return [.tell(.certificateEnds(withinDays: limit))]
    }

    // MARK: Sending

    func send(_ delivery: Delivery, done: @escaping @Sendable (Verdict) -> Void) throws(DeliveryFault) {
        let clock = ports.clock
        let request: OutgoingRequest
        do throws(OutgoingRequestError) {
            request = try self.request(for: delivery)
        } catch {
            throw .misdirected
        }
        ports.send(request) { done(Verdict($0, now: clock.now())) }
    }

    private func request(for delivery: Delivery) throws(OutgoingRequestError) -> OutgoingRequest {
        guard let text = token.text, let credentials else { throw .address }
        return try OutgoingRequest(
            .post,
            settings.webhook,
            headers: [
                HeaderField("Authorization", "Bearer \(text)"),
                HeaderField("Content-Type", CloudEvent.contentType),
                HeaderField("Accept", "application/json"),
            ],
            body: CloudEvent.bytes(of: delivery, from: municipality),
            transport: settings.transport(credentials),
            limits: settings.limits
        )
    }
}

extension EndpointCredentials {
    /// Why the certificate cannot be used at this moment; `nil` when it can or there is none.
    func certificateFault(at now: Timestamp) -> DeliveryFault? {
        guard let certificate else { return nil }
        if now < certificate.notBefore || now >= certificate.notAfter { return .certificateExpired }
        return certificate.keyMatches ? nil : .certificateUnusable
    }
}

extension DeliveryFault {
    /// Whether other credentials can end it.
    fileprivate var isOfCredentials: Bool {
        switch self {
        case .certificateExpired, .certificateUnusable, .certificateRefused, .credentialsMissing, .unauthorised: true
        default: false
        }
    }
}
