internal import HTTPClient
internal import Kernel

/// Tokens and certificates.
extension DeliveryLoop {
    /// Sees to it that a municipality with work can send: certificate in order, token at hand.
    ///
    /// What was claimed goes back to the queue when it cannot leave now, so that its lease does not run out.
    func prepare(_ lane: Lane, _ now: Timestamp) {
        readCredentialsIfDue(lane, now)
        let canLeave = lane.pause == nil && !gate.isHeld(at: now)
        if !lane.ready.isEmpty, !canLeave || lane.token.retryAt.map({ $0 > now }) ?? false {
            lane.returnReady(at: now)
        }
        guard canLeave, lane.isDue(at: now) || !lane.ready.isEmpty else { return }
        if let fault = lane.certificateFault(at: now) { return pause(lane, fault, now) }
        guard lane.token.shouldFetch(at: now), let credentials = lane.credentials else { return }
        fetchToken(lane, credentials, now)
    }

    // MARK: Token

    private func fetchToken(_ lane: Lane, _ credentials: EndpointCredentials, _ now: Timestamp) {
        guard let request = try? AccessToken.request(settings, credentials) else {
            return pause(lane, .misdirected, now)
        }
        lane.token.fetching()
        outstanding += 1
        let (mailbox, place) = (mailbox, lane.place)
        ports.send(request) { mailbox.post(.token(lane: place, $0)) }
    }

    func tokenAnswered(_ lane: Lane, _ result: Result<Reply, TransportFailure>, _ now: Timestamp) {
        outstanding -= 1
        if case .success(let reply) = result, reply.status == 200, let token = AccessToken(answer: reply.body) {
            return lane.token.received(token, at: now)
        }
        switch Verdict(result, now: now) {
        case .accepted:
            // A success without a token in it.
            tokenRefused(lane, .unexpectedContent, now)
        case .notTried:
            lane.token.failed(retryAfter: nil, at: now, jitter)
        case .failed(let failure):
            board.change(lane.place) { $0.faults[failure.fault, default: 0] += 1 }
            switch failure.fault.handling {
            case .refuse: tokenRefused(lane, .unauthorised, now)
            case .pause: tokenRefused(lane, failure.fault, now)
            case .hold, .retry: lane.token.failed(retryAfter: failure.retryAfterSeconds, at: now, jitter)
            }
        }
    }

    private func tokenRefused(_ lane: Lane, _ fault: DeliveryFault, _ now: Timestamp) {
        lane.token.stopped()
        pause(lane, fault, now)
    }

    // MARK: Certificate

    /// Reads secrets and certificate again now and then; another certificate ends a pause that it caused.
    private func readCredentialsIfDue(_ lane: Lane, _ now: Timestamp) {
        if let readAt = lane.credentialsReadAt {
            let age = readAt.milliseconds(until: now)
            if age >= 0, age < Int64(settings.credentialSeconds) * 1_000 { return }
        }
        lane.credentialsReadAt = now
        do throws(CredentialFault) {
            let credentials = try ports.credentials.credentials(of: lane.municipality.slug)
            guard credentials != lane.credentials else { return warnInTime(lane, now) }
            let isRenewal = lane.credentials != nil
            lane.credentials = credentials
            lane.warnedDays = nil
            // A token can be bound to the certificate that it was asked with (RFC 8705).
            lane.token.forget()
            board.change(lane.place) { $0.certificateEndsAt = credentials.certificate?.notAfter }
            if isRenewal { resumeAfterRenewal(lane, now) }
            warnInTime(lane, now)
        } catch {
            // What is already known stays in use: a file may be half written at this moment.
            guard lane.credentials == nil else { return }
            pause(lane, error == .noSecret ? .credentialsMissing : .certificateUnusable, now)
        }
    }

    private func resumeAfterRenewal(_ lane: Lane, _ now: Timestamp) {
        guard case .fault(let fault) = lane.pause?.reason, fault.isOfCredentials,
            lane.certificateFault(at: now) == nil
        else { return }
        resume(lane)
        store(nil, of: lane)
        ports.report(lane.municipality.slug, .resumed)
    }

    /// Says once per step that the certificate ends within 30, 14, 7 or 1 days, and stops when it has ended.
    private func warnInTime(_ lane: Lane, _ now: Timestamp) {
        if let fault = lane.certificateFault(at: now) { return pause(lane, fault, now) }
        guard let end = lane.credentials?.certificate?.notAfter else { return }
        let left = now.milliseconds(until: end)
        guard let limit = [1, 7, 14, 30].first(where: { left <= Int64($0) * 86_400_000 }), limit < lane.warnedDays ?? 31
        else { return }
        lane.warnedDays = limit
        ports.report(lane.municipality.slug, .certificateEnds(withinDays: limit))
    }
}

extension Lane {
    /// Why the certificate cannot be used at this moment; `nil` when it can or there is none.
    func certificateFault(at now: Timestamp) -> DeliveryFault? {
        guard let certificate = credentials?.certificate else { return nil }
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
