/// A complete answer of another server, whatever its status; a redirect is an answer and is never followed.
public struct Reply: Hashable, Sendable {
    public let status: Int
    /// The header lines in their order, names in lower case.
    public let headers: [HeaderField]
    public let body: [UInt8]
    /// How long the server asks to stay away, in seconds from now; `nil` without a readable `Retry-After`.
    ///
    /// Seconds and dates are both understood; a date in the past is 0.
    public let retryAfterSeconds: Int?

    public init(status: Int, headers: [HeaderField] = [], body: [UInt8] = [], retryAfterSeconds: Int? = nil) {
        self.status = status
        self.headers = headers
        self.body = body
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// The first header line of this name, given in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The media type without its parameters, in lower case, such as `application/json`.
    public var contentType: String? {
        header("content-type").map { value in
            let type = value.prefix { $0 != ";" && $0 != " " && $0 != "\t" }
            return type.lowercased()
        }
    }
}
