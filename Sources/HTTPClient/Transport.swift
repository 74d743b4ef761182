/// How a connection is made and secured; the server's certificate is always verified.
public struct Transport: Hashable, Sendable {
    /// What this side shows to prove who it is; `nil` when the server does not ask.
    public let identity: ClientIdentity?
    public let authorities: Authorities
    /// A forward proxy such as `http://proxy:3128`; `nil` connects directly, whatever the environment says.
    public let proxy: String?
    /// Whether `http` may leave this machine: for a closed network that encrypts by itself only.
    public let allowsPlainText: Bool

    public init(
        identity: ClientIdentity? = nil,
        authorities: Authorities = .system,
        proxy: String? = nil,
        allowsPlainText: Bool = false
    ) {
        self.identity = identity
        self.authorities = authorities
        self.proxy = proxy
        self.allowsPlainText = allowsPlainText
    }

    /// Whose signature on the server's certificate counts.
    public enum Authorities: Hashable, Sendable {
        case system
        /// Certificates in PEM form, in a file.
        case file(String)
        /// Certificates in PEM form.
        case pem([UInt8])
    }

    /// A client certificate with its key, both in PEM form; the certificate may be followed by its chain.
    public struct ClientIdentity: Hashable, Sendable {
        public let certificate: [UInt8]
        public let key: [UInt8]

        public init(certificate: [UInt8], key: [UInt8]) {
            self.certificate = certificate
            self.key = key
        }
    }
}

extension Transport.ClientIdentity: CustomStringConvertible, CustomReflectable {
    public var description: String { "client identity" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How long a transfer may take and how much may come back.
public struct TransferLimits: Hashable, Sendable {
    public let connectMilliseconds: Int
    /// From the moment that the transfer starts (not while it waits for its turn) to its last byte.
    public let totalMilliseconds: Int
    /// A transfer that stays below `slowestBytesPerSecond` this long is given up.
    public let slowSeconds: Int
    public let slowestBytesPerSecond: Int
    /// A longer body is not read on; the transfer fails as ``TransportFailure/Kind/tooLarge``.
    public let replyBytes: Int

    public init(
        connectMilliseconds: Int = 5_000,
        totalMilliseconds: Int = 30_000,
        slowSeconds: Int = 15,
        slowestBytesPerSecond: Int = 10,
        replyBytes: Int = 256 * 1024
    ) {
        self.connectMilliseconds = max(connectMilliseconds, 1)
        self.totalMilliseconds = max(totalMilliseconds, 1)
        self.slowSeconds = max(slowSeconds, 1)
        self.slowestBytesPerSecond = max(slowestBytesPerSecond, 1)
        self.replyBytes = max(replyBytes, 0)
    }
}
