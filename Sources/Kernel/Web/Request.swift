/// A request after routing: the route is known, the body is complete (except in a stream route).
public struct Request: Sendable {
    public let method: Method
    /// The path inside the municipality or the platform, percent-decoded, starting with `/`.
    public let path: String
    /// The parts of the path that the route's pattern names, such as `code` in `/volg/{code}`.
    public let parameters: [String: String]
    /// The query in the order of the address; a name may occur more than once.
    public let query: [QueryItem]
    /// Names in lower case; of a repeated header the last value.
    public let headers: [String: String]
    /// Empty when the body was a multipart form.
    public let body: [UInt8]
    /// The body as a form; `nil` when it was none.
    public let form: FormBody?
    /// Marks this request in the log and in a problem that asks to be reported.
    public let id: UniqueID
    /// The client's IPv4 address or IPv6 network behind trusted proxies; used for limits, never stored.
    public let remoteAddress: String
    /// What goes before a path of this municipality in a link: `/duiven`, or nothing on its own host.
    public let base: String
    /// Whether the client came over https, as a trusted proxy says.
    public let isSecure: Bool

    public init(
        method: Method,
        path: String,
        parameters: [String: String] = [:],
        query: [QueryItem] = [],
        headers: [String: String] = [:],
        body: [UInt8] = [],
        form: FormBody? = nil,
        id: UniqueID,
        remoteAddress: String = "",
        base: String = "",
        isSecure: Bool = false
    ) {
        self.method = method
        self.path = path
        self.parameters = parameters
        self.query = query
        self.headers = headers
        self.body = body
        self.form = form
        self.id = id
        self.remoteAddress = remoteAddress
        self.base = base
        self.isSecure = isSecure
    }

    /// The methods that routes can answer; `head` is answered by the `get` route without its body.
    public enum Method: String, Hashable, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
        case options = "OPTIONS"
    }

    public struct QueryItem: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The first value of a query name, `nil` when it does not occur.
    public func query(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// The value of a cookie, `nil` when the client did not send it.
    public func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
        }
        return nil
    }
}
