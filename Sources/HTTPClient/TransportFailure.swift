/// A transfer that ended without a complete answer, with the facts to judge what the other side may have seen.
///
/// The facts follow from tries with curl 7.88: with TLS 1.3 a refused client certificate shows up as a broken
/// connection after the request was sent, and ``Kind/tlsPeer`` can also mean that OUR certificate has expired.
public struct TransportFailure: Error, Hashable, Sendable {
    public let kind: Kind
    /// curl's own number, for the log; 0 when curl was not asked.
    public let code: Int
    /// Whether a byte of the request left, so that the other side may have acted on it.
    public let sentBytes: Bool
    /// Whether a byte of an answer came in.
    public let receivedBytes: Bool
    /// Whether the connection was made for this transfer; a kept one may have been closed in the meantime.
    public let isFreshConnection: Bool
    /// Whether the TLS layer reported an alert of the other side, which refused our certificate or settings.
    public let mentionsAlert: Bool
    /// The status of an answer that broke off after its first line.
    public let status: Int?

    public init(
        _ kind: Kind,
        code: Int = 0,
        sentBytes: Bool = false,
        receivedBytes: Bool = false,
        isFreshConnection: Bool = false,
        mentionsAlert: Bool = false,
        status: Int? = nil
    ) {
        self.kind = kind
        self.code = code
        self.sentBytes = sentBytes
        self.receivedBytes = receivedBytes
        self.isFreshConnection = isFreshConnection
        self.mentionsAlert = mentionsAlert
        self.status = status
    }

    /// What went wrong.
    public enum Kind: Hashable, Sendable {
        /// The name of the server, or of the proxy, has no address.
        case resolve
        /// Nobody accepted the connection.
        case connect
        /// TLS could not be agreed.
        case tlsHandshake
        /// The certificate of the other side was not accepted, or (TLS 1.2) ours was not.
        case tlsPeer
        /// Our own certificate, key or list of authorities cannot be used.
        case tlsLocal(LocalPart)
        /// The connection broke while sending or receiving.
        case exchange
        /// Not connected, or not answered, in time.
        case timeout
        /// The connection was closed without an answer.
        case emptyReply
        /// The answer stopped before its end.
        case truncated
        /// The answer is longer than ``TransferLimits/replyBytes``, or its headers than 64 KiB.
        case tooLarge
        /// What came back is no HTTP.
        case notHTTP
        /// Too many requests wait in this client.
        case overloaded
        /// The client was stopped before the transfer started.
        case stopped
        case other
    }

    /// Which of our own files cannot be used.
    public enum LocalPart: Hashable, Sendable {
        case certificateOrKey
        case authorities
    }
}
