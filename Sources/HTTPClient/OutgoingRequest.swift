internal import CCurl

/// A request to another server; one that exists has an address and headers that cannot be misread.
public struct OutgoingRequest: Sendable {
    public let method: Method
    public let url: String
    public let headers: [HeaderField]
    public let body: [UInt8]
    public let transport: Transport
    public let limits: TransferLimits
    /// The scheme, host and port, such as `https://host:443`: requests with an equal one share connections.
    public let origin: String

    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// - Throws: ``OutgoingRequestError`` for an address without encryption that leaves this machine (unless
    ///   `transport` allows it), and for headers that would end early.
    public init(
        _ method: Method,
        _ url: String,
        headers: [HeaderField] = [],
        body: [UInt8] = [],
        transport: Transport = Transport(),
        limits: TransferLimits = TransferLimits()
    ) throws(OutgoingRequestError) {
        let address = try WebAddress(url)
        guard address.isEncrypted || address.isLoopback || transport.allowsPlainText else { throw .notEncrypted }
        for header in headers where !header.isSafe { throw .header(name: header.name) }
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.transport = transport
        self.limits = limits
        origin = address.origin
    }
}

/// One header line of a request or a reply.
public struct HeaderField: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the name is a token and the value stays on its line (RFC 9110 §5).
    var isSafe: Bool {
        !name.isEmpty && name.utf8.allSatisfy(HeaderField.isTokenByte)
            && value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

/// The reason why a request cannot be sent at all.
public enum OutgoingRequestError: Error, Hashable, Sendable {
    /// No absolute http or https address, or one with a name and password in it.
    case address
    /// `http` to another machine; the content could be read on the way.
    case notEncrypted
    /// The name is no token, or the value holds a line end or another control character.
    case header(name: String)
}
