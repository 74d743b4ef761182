/// The port to what a municipality shows at MijnOverheid to prove who it is.
///
/// It is asked by the worker now and then, so that a renewed certificate is noticed without a restart.
public protocol CredentialSource: Sendable {
    /// What the municipality shows at this moment.
    ///
    /// - Throws: ``CredentialFault``.
    func credentials(of municipality: String) throws(CredentialFault) -> EndpointCredentials
}

/// Why a municipality has nothing to show.
public enum CredentialFault: Error, Hashable, Sendable {
    /// Client id or secret are not configured.
    case noSecret
    /// A file cannot be read, or is no certificate or key.
    case unreadableCertificate
}

/// The secrets of one municipality for MijnOverheid; printing it shows none of them.
public struct EndpointCredentials: Hashable, Sendable {
    public let clientID: String
    public let secret: String
    /// `nil` without mTLS.
    public let certificate: Certificate?

    public init(clientID: String, secret: String, certificate: Certificate? = nil) {
        self.clientID = clientID
        self.secret = secret
        self.certificate = certificate
    }

    /// A client certificate with its key, and the facts that decide whether it can be used.
    public struct Certificate: Hashable, Sendable {
        /// PEM; may be followed by its chain.
        public let certificate: [UInt8]
        /// PEM.
        public let key: [UInt8]
        public let notBefore: Timestamp
        public let notAfter: Timestamp
        /// Whether the key belongs to the certificate.
        public let keyMatches: Bool

        public init(
            certificate: [UInt8],
            key: [UInt8],
            notBefore: Timestamp,
            notAfter: Timestamp,
            keyMatches: Bool
        ) {
            self.certificate = certificate
            self.key = key
            self.notBefore = notBefore
            self.notAfter = notAfter
            self.keyMatches = keyMatches
        }
    }
}

extension EndpointCredentials: CustomStringConvertible, CustomReflectable {
    public var description: String { "credentials of \(clientID)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension EndpointCredentials.Certificate: CustomStringConvertible, CustomReflectable {
    public var description: String { "client certificate until \(notAfter.rfc3339)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
