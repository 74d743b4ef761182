import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Surviving nonsense")
struct FuzzTests {
    /// A small generator with a fixed start, so that a failure comes back (SplitMix64).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private static let pieces: [[UInt8]] =
        [
            "GET ", "POST ", "/", "/form", "/duiven/volg/", "%00", "%2f", "..", "?a=b&c", " HTTP/1.1", " HTTP/1.0",
            "\r\n",
            "\r\n\r\n", "Host: x\r\n", "Content-Length: 5\r\n", "Content-Length: -1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Type: multipart/form-data; boundary=b\r\n", "--b\r\n", "5\r\nhello\r\n", "0\r\n\r\n", "hello",
            "Content-Type: application/x-www-form-urlencoded\r\n", "Connection: close\r\n", "Expect: 100-continue\r\n",
            "Content-Length: 99999999999999999999999\r\n", "Range: bytes=0-\r\n", "Upgrade: h2c\r\n",
        ].map { Array($0.utf8) } + [[0], [0xFF, 0xFE], [0xC0, 0xAF]]

    @Test("a thousand random requests leave the server up and empty")
    func random() throws {
        let routes = [
            PlatformRoute(.get, "/", access: .anyone, .read { _, _ in .html([]) }),
            PlatformRoute(.post, "/form", access: .anyone, .read { request, _ in .json(request.body) }),
        ]
        let route = Route(.get, "/volg/{code}", access: .anyone, .read { _, _ in .html([]) })
        var settings = ServerSettings()
        settings.limits.idleSeconds = 2
        let server = try TestServer([route], platform: routes, settings: settings, tenants: .duivenAndHeerde())
        var dice = Dice(state: 226)

        for _ in 0..<10 {
            let sockets = try (0..<100).map { _ in try server.socket() }
            for socket in sockets {
                let count = Int.random(in: 1...14, using: &dice)
                let bytes = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &dice) ?? [] }
                try? socket.send(bytes)
            }
            // Most of these requests never end, so the client goes away instead of waiting for an answer.
            for socket in sockets { socket.hangUp() }
        }

        #expect(try server.client.get("/").status == 200)
        try waitUntil { server.server.metrics.connections == 0 }
        #expect(server.server.metrics.requestsInFlight == 0)
        #expect(server.server.metrics.bodyMemory == 0)
    }
}
