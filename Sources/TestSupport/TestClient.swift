/// A small blocking HTTP/1.1 client for tests; every request has its own connection.
public struct TestClient: Sendable {
    public let port: UInt16
    /// The host name to ask for, such as that of a municipality.
    public let host: String
    private let server: (any AnyObject & Sendable)?

    /// `server` is kept alive as long as the client is.
    public init(port: UInt16, host: String = "localhost", keeping server: (any AnyObject & Sendable)? = nil) {
        self.port = port
        self.host = host
        self.server = server
    }

    /// What came back.
    public struct Answer: Sendable {
        public let status: Int
        /// Names in lower case; the last value of a repeated name.
        public let headers: [String: String]
        public let body: [UInt8]

        /// The body as text.
        public var text: String { String(decoding: body, as: UTF8.self) }

        public init(status: Int, headers: [String: String], body: [UInt8]) {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    public func get(_ path: String, headers: [String: String] = [:]) throws -> Answer {
        try send("GET", path, headers: headers)
    }

    /// Sends a JSON document.
    public func post(_ path: String, json: String, headers: [String: String] = [:]) throws -> Answer {
        let all = headers.merging(["Content-Type": "application/json"]) { given, _ in given }
        return try send("POST", path, headers: all, body: Array(json.utf8))
    }

    /// Sends a form as a browser does, with its fields in the order of the array.
    public func post(
        _ path: String,
        form: [(String, String)],
        headers: [String: String] = [:]
    ) throws -> Answer {
        let body = form.map { "\(Self.escape($0.0))=\(Self.escape($0.1))" }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        return try send("POST", path, headers: headers.merging(type) { given, _ in given }, body: Array(body.utf8))
    }

    /// Sends any request on a new connection and reads its answer.
    public func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: [UInt8]? = nil
    ) throws -> Answer {
        let socket = try TestSocket(port: port)
        var text = "\(method) \(path) HTTP/1.1\r\n"
        if headers["Host"] == nil { text += "Host: \(host)\r\n" }
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if let body { text += "Content-Length: \(body.count)\r\n" }
        text += "Connection: close\r\n\r\n"
        try socket.send(Array(text.utf8) + (body ?? []))
        return try Self.readAnswer(socket, to: method)
    }

    /// Reads one answer from a connection, also when more may follow.
    ///
    /// `method` is what was asked, since the answer to `HEAD` has no body.
    ///
    /// - Throws: ``SocketError``.
    public static func readAnswer(_ socket: TestSocket, to method: String = "GET") throws -> Answer {
        while true {
            let lines = try socket.readHead().split(separator: "\r\n")
            guard let first = lines.first?.split(separator: " "), first.count >= 2, let status = Int(first[1]) else {
                throw SocketError.unreadable
            }
            if status == 100 { continue }
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { continue }
                headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
            }
            let hasBody = method != "HEAD" && status != 204 && status != 304
            let body = hasBody ? try readBody(socket, headers) : []
            return Answer(status: status, headers: headers, body: body)
        }
    }

    private static func readBody(_ socket: TestSocket, _ headers: [String: String]) throws -> [UInt8] {
        guard let length = headers["content-length"].flatMap({ Int($0) }) else { return try socket.readToEnd() }
        return try socket.read(length)
    }

    /// Escapes everything but letters and digits.
    public static func escape(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { escaped, byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            escaped += isPlain ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte) >> 4])\(digits[Int(byte) & 15])"
        }
    }
}
