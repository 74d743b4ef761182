internal import CCurl

/// One request on its way: it sets up a handle, gathers the answer and tells how it ended.
///
/// Not Sendable: only the thread that owns the transfers touches it.
final class Transfer: RunningTransfer {
    let handle: EasyHandle
    var origin: String { pending.origin }
    private let pending: PendingRequest
    private var answer = Answer()

    init(_ pending: PendingRequest, on handle: EasyHandle) {
        self.pending = pending
        self.handle = handle
        handle.reset()
        setUp(pending.request)
    }

    private func setUp(_ request: OutgoingRequest) {
        handle.set(CURLOPT_URL, request.url)
        // A signal for a name that is looked up would hit any thread of this program.
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        ccurl_allow_web_only(handle.pointer)
        // One request at a time per connection keeps the facts of a failure plain.
        handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        ccurl_set_receivers(
            handle.pointer,
            receiveHeader,
            receiveBody,
            Unmanaged.passUnretained(self).toOpaque()
        )
        setUpContent(request)
        setUp(request.limits)
        setUp(request.transport)
    }

    private func setUpContent(_ request: OutgoingRequest) {
        switch request.method {
        case .get: handle.set(CURLOPT_HTTPGET, 1)
        case .head: handle.set(CURLOPT_NOBODY, 1)
        case .post, .put, .patch, .delete:
            handle.set(CURLOPT_POST, 1)
            handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            handle.setBody(request.body)
        }
        let given = Set(request.headers.map { $0.name.lowercased() })
        // Waiting for "100 Continue" costs a second with servers that do not know it; and curl would call a
        // body without a type a web form.
        let unlessGiven = [
            ("expect", "Expect:"), ("user-agent", "User-Agent: Dichtbij"), ("content-type", "Content-Type:"),
        ]
        var lines = unlessGiven.filter { !given.contains($0.0) }.map(\.1)
        // With a semicolon in place of a colon curl sends a header without a value; with a colon it sends none.
        lines += request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        handle.setHeaders(lines)
    }

    private func setUp(_ limits: TransferLimits) {
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, limits.totalMilliseconds)
        handle.set(CURLOPT_LOW_SPEED_LIMIT, limits.slowestBytesPerSecond)
        handle.set(CURLOPT_LOW_SPEED_TIME, limits.slowSeconds)
        handle.set(CURLOPT_MAXFILESIZE_LARGE, offset: limits.replyBytes)
    }

    private func setUp(_ transport: Transport) {
        handle.trust(transport.authorities)
        // An empty text switches the proxies of the environment off.
        handle.set(CURLOPT_PROXY, transport.proxy ?? "")
        if let identity = transport.identity {
            handle.set(CURLOPT_SSLCERT_BLOB, blob: identity.certificate)
            handle.set(CURLOPT_SSLKEY_BLOB, blob: identity.key)
        }
    }

    // MARK: The answer

    fileprivate func receive(header line: UnsafeRawBufferPointer) -> Bool { answer.add(header: line) }

    fileprivate func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
        answer.add(body: bytes, limit: pending.request.limits.replyBytes)
    }

    func end(_ result: CURLcode) -> () -> Void {
        let outcome = outcome(result)
        return { [pending] in pending.completion(outcome) }
    }

    private func outcome(_ result: CURLcode) -> Result<Reply, TransportFailure> {
        guard result == CURLE_OK else { return .failure(failure(result)) }
        return .success(
            Reply(
                status: handle.number(CURLINFO_RESPONSE_CODE),
                headers: answer.headers,
                body: answer.body,
                retryAfterSeconds: retryAfter
            )
        )
    }

    private func failure(_ result: CURLcode) -> TransportFailure {
        let status = handle.number(CURLINFO_RESPONSE_CODE)
        let received = handle.number(CURLINFO_HEADER_SIZE) > 0 || handle.offset(CURLINFO_SIZE_DOWNLOAD_T) > 0
        return TransportFailure(
            answer.isTooLarge ? .tooLarge : TransportFailure.Kind(result),
            code: Int(result.rawValue),
            sentBytes: handle.number(CURLINFO_REQUEST_SIZE) > 0,
            receivedBytes: received,
            isFreshConnection: handle.number(CURLINFO_NUM_CONNECTS) > 0,
            mentionsAlert: handle.error.contains("alert"),
            status: status == 0 ? nil : status
        )
    }

    private var retryAfter: Int? {
        guard answer.headers.contains(where: { $0.name == "retry-after" }) else { return nil }
        return max(handle.offset(CURLINFO_RETRY_AFTER), 0)
    }
}

private func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ transfer: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue().receive(header: line) ? line.count : 0
}

private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ transfer: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer else { return 0 }
    let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
    // Any other number than that of the bytes makes curl give up.
    guard Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue().receive(body: part) else {
        return part.count + 1
    }
    return part.count
}
