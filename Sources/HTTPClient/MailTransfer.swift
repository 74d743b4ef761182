internal import CCurl

/// An e-mail with whoever waits for its outcome.
struct PendingMail: PendingTransfer {
    let mail: OutgoingMail
    let completion: @Sendable (Result<Void, MailFailure>) -> Void

    var origin: String { mail.relay.origin }

    func start(on handle: EasyHandle) -> any RunningTransfer { MailTransfer(self, on: handle) }

    func refuse(_ kind: TransportFailure.Kind) { completion(.failure(MailFailure(kind))) }
}

/// One e-mail on its way: it sets up a handle, hands out the text and listens to how far the relay went along.
///
/// Not Sendable: only the thread that owns the transfers touches it.
final class MailTransfer: RunningTransfer {
    let handle: EasyHandle
    var origin: String { pending.origin }
    private let pending: PendingMail
    private var sentBytes = 0
    private var talk = MailTalk()

    init(_ pending: PendingMail, on handle: EasyHandle) {
        self.pending = pending
        self.handle = handle
        handle.reset()
        setUp(pending.mail)
        setUp(pending.mail.relay)
    }

    private func setUp(_ mail: OutgoingMail) {
        handle.set(CURLOPT_URL, "\(mail.relay.address)/\(mail.relay.helloName)")
        handle.set(CURLOPT_NOSIGNAL, 1)
        ccurl_allow_mail_only(handle.pointer)
        handle.set(CURLOPT_MAIL_FROM, mail.sender)
        handle.setRecipient(mail.recipient)
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_INFILESIZE_LARGE, offset: mail.content.count)
        // A connection of its own for each message keeps the facts of a failure plain.
        handle.set(CURLOPT_FRESH_CONNECT, 1)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        let myself = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_source(handle.pointer, giveContent, myself)
        ccurl_set_receivers(handle.pointer, hearReply, ignoreBody, myself)
        ccurl_set_observer(handle.pointer, observe, myself)
    }

    private func setUp(_ relay: MailRelay) {
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, relay.limits.connectMilliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, relay.limits.totalMilliseconds)
        handle.set(CURLOPT_PROXY, "")
        handle.trust(relay.authorities)
        let use = relay.encryption == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
        handle.set(CURLOPT_USE_SSL, Int(use.rawValue))
        if let login = relay.login {
            handle.set(CURLOPT_USERNAME, login.name)
            handle.set(CURLOPT_PASSWORD, login.password)
        }
    }

    fileprivate func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let content = pending.mail.content
        let count = min(buffer.count, content.count - sentBytes)
        buffer.copyBytes(from: content[sentBytes..<sentBytes + count])
        sentBytes += count
        return count
    }

    fileprivate func hear(_ line: UnsafeRawBufferPointer) { talk.hear(line) }

    fileprivate func note(command: UnsafeRawBufferPointer) { talk.note(command: command) }

    func end(_ result: CURLcode) -> () -> Void {
        let outcome: Result<Void, MailFailure> = result == CURLE_OK ? .success(()) : .failure(failure(result))
        return { [pending] in pending.completion(outcome) }
    }

    private func failure(_ result: CURLcode) -> MailFailure {
        // Without a greeting curl may have been talking TLS or waiting: nothing was said yet either way.
        let stage = result == CURLE_USE_SSL_FAILED ? .encryption : talk.stage
        return MailFailure(TransportFailure.Kind(result), stage: stage, refusal: talk.refusal)
    }
}

/// How far a conversation with a relay is, and what the relay last said.
struct MailTalk {
    private(set) var stage = MailFailure.Stage.connecting
    private var code = 0
    private var reply: [UInt8] = []
    private var isReplyOver = true
    /// Whether this side has said goodbye; what comes after that is about nothing.
    private var isOver = false

    /// The last reply when it was a refusal.
    var refusal: MailFailure.Refusal? {
        (400...599).contains(code) ? MailFailure.Refusal(code: code, text: reply) : nil
    }

    /// Takes in one line of a reply; a reply of more lines has a dash after the code of all but its last.
    mutating func hear(_ line: UnsafeRawBufferPointer) {
        if isOver { return }
        if isReplyOver { reply = [] }
        if stage == .connecting { stage = .greeting }
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return }
        code = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        if reply.count < 2_000 { reply += line.dropFirst(4).filter { $0 != 0x0D && $0 != 0x0A } }
        isReplyOver = line.count < 4 || line[3] != 0x2D
    }

    /// Takes in a command that is about to leave; what was said before it is no answer to it.
    mutating func note(command: UnsafeRawBufferPointer) {
        if command.starts(with: "QUIT".utf8) { isOver = true }
        let words: [(String, MailFailure.Stage)] = [
            ("EHLO ", .greeting), ("HELO ", .greeting), ("STARTTLS", .encryption), ("AUTH ", .login),
            ("MAIL FROM:", .sender), ("RCPT TO:", .recipient), ("DATA\r\n", .content),
        ]
        guard let found = words.first(where: { command.starts(with: $0.0.utf8) }) else { return }
        stage = found.1
        code = 0
    }
}

private func giveContent(
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ transfer: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer else { return 0 }
    let room = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
    return Unmanaged<MailTransfer>.fromOpaque(transfer).takeUnretainedValue().give(room)
}

private func hearReply(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ transfer: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    Unmanaged<MailTransfer>.fromOpaque(transfer).takeUnretainedValue().hear(line)
    return line.count
}

private func ignoreBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ transfer: UnsafeMutableRawPointer?
) -> Int { size * count }

private func observe(
    _ handle: UnsafeMutableRawPointer?,
    _ kind: curl_infotype,
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ transfer: UnsafeMutableRawPointer?
) -> Int32 {
    guard let transfer, kind == CURLINFO_HEADER_OUT else { return 0 }
    let command = UnsafeRawBufferPointer(start: bytes, count: size)
    Unmanaged<MailTransfer>.fromOpaque(transfer).takeUnretainedValue().note(command: command)
    return 0
}
