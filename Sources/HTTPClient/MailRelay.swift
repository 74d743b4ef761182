/// The mail server that takes our messages and brings them further.
public struct MailRelay: Hashable, Sendable {
    /// The scheme, host and port: `smtp://host:25`, or `smtps://host:465` for TLS from the first byte.
    public let address: String
    /// The name with which this side greets.
    public let helloName: String
    public let authorities: Transport.Authorities
    public let login: Login?
    public let limits: TransferLimits
    public let encryption: Encryption
    let origin: String

    /// - Parameters:
    ///   - address: Nothing but scheme, host and port.
    ///   - encryption: ``Encryption/none`` only for a relay on this machine.
    ///   - helloName: A host name.
    ///   - authorities: Whose signature on the relay's certificate counts.
    ///   - login: Who we are; `nil` for a relay that does not ask.
    ///   - limits: How long one message may take.
    /// - Throws: ``OutgoingRequestError/address`` when one of both cannot be used,
    ///   ``OutgoingRequestError/notEncrypted`` when the content would leave this machine readable.
    public init(
        _ address: String,
        encryption: Encryption = .required,
        helloName: String = "localhost",
        authorities: Transport.Authorities = .system,
        login: Login? = nil,
        limits: TransferLimits = TransferLimits()
    ) throws(OutgoingRequestError) {
        let parts = try WebAddress(address, schemes: ["smtp": false, "smtps": true])
        let isName = !helloName.isEmpty && helloName.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2F }
        guard isName, address.split(separator: "/").count == 2 else { throw .address }
        guard encryption == .required || parts.isLoopback else { throw .notEncrypted }
        self.encryption = encryption
        self.address = address
        self.helloName = helloName
        self.authorities = authorities
        self.login = login
        self.limits = limits
        origin = parts.origin
    }

    /// Whether TLS must stand before anything of a message is said.
    public enum Encryption: String, Hashable, Sendable, CaseIterable {
        /// By STARTTLS, or from the first byte with `smtps`.
        case required
        case none
    }

    /// A name and a password, hidden when printed.
    public struct Login: Hashable, Sendable {
        let name: String
        let password: String

        public init(name: String, password: String) {
            self.name = name
            self.password = password
        }
    }
}

extension MailRelay.Login: CustomStringConvertible, CustomReflectable {
    public var description: String { "login" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// One message for one address; one that exists can be sent without being misread.
public struct OutgoingMail: Sendable {
    public let relay: MailRelay
    /// The address that the relay answers to when the message cannot be delivered.
    public let sender: String
    public let recipient: String
    /// Headers and text, lines ended by CR and LF.
    public let content: [UInt8]

    /// - Throws: ``OutgoingRequestError/address`` for a sender or recipient that SMTP would read otherwise.
    public init(
        _ content: [UInt8],
        from sender: String,
        to recipient: String,
        through relay: MailRelay
    ) throws(OutgoingRequestError) {
        for address in [sender, recipient] where !Self.isPlain(address) { throw .address }
        self.relay = relay
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }

    /// Printable ASCII without the brackets that stand around an address on the line.
    private static func isPlain(_ address: String) -> Bool {
        !address.isEmpty && address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
    }
}

/// A message that the relay did not take, with the facts to judge by.
public struct MailFailure: Error, Hashable, Sendable {
    public let kind: TransportFailure.Kind
    /// How far the conversation was.
    public let stage: Stage
    /// The relay's last word when that was a refusal (4xx or 5xx); `nil` when the connection failed.
    public let refusal: Refusal?

    public init(_ kind: TransportFailure.Kind, stage: Stage = .connecting, refusal: Refusal? = nil) {
        self.kind = kind
        self.stage = stage
        self.refusal = refusal
    }

    /// The steps of a conversation, in their order.
    public enum Stage: Int, Hashable, Sendable, CaseIterable {
        case connecting
        case greeting
        case encryption
        case login
        case sender
        case recipient
        /// From here on the relay may have the message.
        case content
    }

    /// What the relay said.
    public struct Refusal: Hashable, Sendable {
        public let code: Int
        /// May name the address, so it is not for keeping as it is.
        public let text: [UInt8]

        public init(code: Int, text: [UInt8]) {
            self.code = code
            self.text = text
        }
    }
}
