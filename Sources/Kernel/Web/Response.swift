/// What the server sends back.
public struct Response: Sendable {
    public let status: Int
    /// In the order they are sent; the server adds the security headers, `Date` and `Content-Length`.
    public var headers: [Header]
    public let body: [UInt8]
    /// Which sites may show this page in a frame of theirs; only a page without anything to press is for others.
    public var framing = Framing.nobody

    public init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Who may put a page in a frame.
    public enum Framing: Hashable, Sendable {
        case nobody
        case anySite
    }

    public struct Header: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A JSON answer.
    public static func json(_ body: [UInt8], status: Int = 200, headers: [Header] = []) -> Response {
        Response(status: status, headers: [Header("Content-Type", "application/json")] + headers, body: body)
    }

    /// An HTML page.
    public static func html(_ body: [UInt8], status: Int = 200, headers: [Header] = []) -> Response {
        Response(status: status, headers: [Header("Content-Type", "text/html; charset=utf-8")] + headers, body: body)
    }

    /// The answer to a form that was handled: the browser fetches `path` (303), so a reload repeats nothing.
    public static func seeOther(_ path: String, headers: [Header] = []) -> Response {
        Response(status: 303, headers: [Header("Location", path)] + headers)
    }
}
