import HTTPServer
import Kernel
import TestSupport

/// Makes requests that are almost right, from the right ones of every route.
struct RequestFuzz {
    private var random: SeededRandom
    private let routes: [RouteSummary]
    /// The right requests to start from, one for each municipality.
    var samples: [RequestSample] = []

    init(seed: UInt64, routes: [RouteSummary]) {
        random = SeededRandom(seed: seed)
        self.routes = routes
    }

    /// The bytes of one request on a connection that stays open.
    mutating func next(_ number: Int) throws -> (method: String, bytes: [UInt8]) {
        // Every route comes by in turn, so none depends on luck.
        let route = routes[number % routes.count]
        var question = try samples[Int.random(in: 0..<samples.count, using: &random)].question(route)
        if chance(10) { question = formWithPhoto(question) }
        for _ in 0..<Int.random(in: 0...3, using: &random) { mutate(&question) }
        return (question.method, bytes(of: question))
    }

    private mutating func mutate(_ question: inout Question) {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: question.method = pick(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW", "get"])
        case 1: question.path = String(decoding: mutated(Array(question.path.utf8)), as: UTF8.self)
        case 2: question.path += pick(Self.tails)
        case 3, 4, 5: question.body = mutated(question.body)
        case 6: question.headers[pick(Self.headerNames)] = pick(Self.headerValues)
        case 7: question.headers[pick(Self.headerNames)] = nil
        default: question.body = Array(question.body.prefix(Int.random(in: 0...question.body.count, using: &random)))
        }
    }

    /// One to four changes: bytes turned, taken out, doubled, or replaced by what often goes wrong.
    private mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes.replaceSubrange(place..<end, with: Array(pick(Self.pieces).utf8))
            }
        }
        return bytes
    }

    private mutating func formWithPhoto(_ question: Question) -> Question {
        var question = question
        let picture = mutated([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + Array(repeating: 7, count: 300))
        var body: [UInt8] = []
        for (name, value) in [("groep", "afval"), ("soort", "container-vol"), ("omschrijving", "Vol"), ("plek", "x")] {
            body += Array("--grens\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array("--grens\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"a.jpg\"\r\n".utf8)
        body += Array("Content-Type: image/jpeg\r\n\r\n".utf8) + picture + Array("\r\n--grens--\r\n".utf8)
        question.method = "POST"
        question.body = body
        question.headers["Content-Type"] = "multipart/form-data; boundary=grens"
        return question
    }

    private mutating func bytes(of question: Question) -> [UInt8] {
        // The client's line is mostly kept whole: what is broken there never reaches a route.
        let path = question.path.isEmpty ? "/" : chance(95) ? question.path.replacing(" ", with: "%20") : question.path
        var head = "\(question.method) \(path) HTTP/\(chance(99) ? "1.1" : pick(["1.0", "2.0", "9.9"]))\r\n"
        var headers = question.headers
        headers["Host"] = headers["Host"] ?? "localhost"
        var body = question.body
        if headers["Transfer-Encoding"] != nil {
            // In one piece and with its end: the server waits for the rest of a body, and rightly so.
            let piece = body.isEmpty ? [] : Array("\(String(body.count, radix: 16))\r\n".utf8) + body + [13, 10]
            body = piece + Array("0\r\n\r\n".utf8)
        } else if !body.isEmpty {
            headers["Content-Length"] = "\(body.count)"
        }
        let address = [UInt8].random(4, using: &random).map { "\($0)" }.joined(separator: ".")
        headers["X-Forwarded-For"] = headers["X-Forwarded-For"] ?? address
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        return Array("\(head)\r\n".utf8) + body
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private static let tails = [
        "/", "//", "/..", "/%2e%2e/", "?", "?a=%", "?code=%00", "%", "%zz", "#x", "/\u{e9}", ";x=1",
    ]
    private static let headerNames = [
        "Accept", "Accept-Crs", "Authorization", "Content-Encoding", "Content-Type", "Cookie", "Expect", "Host",
        "If-None-Match", "Range", "Transfer-Encoding", "X-Forwarded-For", "X-Forwarded-Proto",
    ]
    private static let headerValues = [
        "", "*/*", "text/html", "application/json", "application/x-ndjson", "multipart/form-data", "gzip", "chunked",
        "Bearer", "Bearer a.b.c", "dichtbij_sessie=", "100-continue", "bytes=0-1", "duiven.localhost", "heerde",
        "multipart/form-data; boundary=grens", "application/x-www-form-urlencoded; charset=utf-16", "a\tb", "127.0.0.1",
        "W/\"x\"", "EPSG:28992", String(repeating: "x", count: 3_000),
    ]
    private static let pieces = [
        "null", "{}", "[]", "\"\"", "-1", "1e999", "18446744073709551616", "\u{0}", "\\u0000", "\\ud800", "\u{feff}",
        "\n", "\r\n", "--grens", "'; DROP TABLE case_file; --", "%00", "&", "<script>", "999990019",
        "2026-02-30T25:61:61Z",
        "\"id\":", "true", String(repeating: "[", count: 300), String(repeating: "a", count: 2_000),
    ]
}

extension [UInt8] {
    fileprivate static func random(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
