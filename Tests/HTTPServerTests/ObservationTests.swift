import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Watching the server")
struct ObservationTests {
    private final class Lines: Sendable {
        let bytes = Lock<[UInt8]>([])

        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    private func server(_ lines: Lines) throws -> Server {
        let routes = [
            Route(.get, "/volg/{code}", access: .anyone, .read { _, _ in .html([1, 2, 3]) }),
            Route(.post, "/api", access: .integrator(.trackAndTraceWrite), .read { _, _ in .json([]) }),
        ]
        let ports = ServerPorts(
            tenants: try FakeTenants.duivenAndHeerde(),
            gatekeeper: OneIntegrator(),
            clock: StillClock(),
            ids: CountingIDs(),
            accessLog: { more in lines.bytes.withLock { $0 += more } }
        )
        let server = try Server(try Router(routes: routes.map { (nil, $0) }), settings: ServerSettings(), ports: ports)
        try server.start()
        return server
    }

    @Test("the log names the route and the integrator, never the path, the query or the client's address")
    func log() throws {
        let lines = Lines()
        let server = try server(lines)
        let client = TestClient(port: server.port)

        _ = try client.get("/duiven/volg/GEHEIM1?bsn=999990019", headers: ["X-Forwarded-For": "203.0.113.9"])
        _ = try client.post("/heerde/api", json: "{}")
        _ = try client.send("BREW", "/GEHEIM1")
        server.stop()

        let text = lines.text
        #expect(text.split(separator: "\n").count == 3)
        #expect(text.contains(#""method":"GET","route":"/{g}/volg/{code}","municipality":"duiven","status":200"#))
        #expect(text.contains(#""bytes":3,"request":"#))
        #expect(text.contains(#""route":"/{g}/api","municipality":"heerde","status":200"#))
        #expect(text.contains(#""client":"zaaksysteem""#))
        #expect(text.contains(#""method":"OTHER","route":"-","status":404"#))
        for secret in ["GEHEIM1", "999990019", "203.0.113.9", "127.0.0.1"] { #expect(!text.contains(secret)) }
    }

    @Test("requests are counted per route, status and duration")
    func metrics() throws {
        let server = try server(Lines())
        let client = TestClient(port: server.port)
        for _ in 0..<3 { _ = try client.get("/duiven/volg/A") }
        _ = try client.get("/duiven/weg")
        try waitUntil { server.metrics.requestsInFlight == 0 && server.metrics.connections == 0 }

        let metrics = server.metrics
        var text: [UInt8] = []
        metrics.prometheus(into: &text)
        server.stop()

        #expect(metrics.routes.map(\.count.total) == [3, 0, 1])
        #expect(metrics.routes[0].count.byClass == [0, 3, 0, 0, 0])
        #expect(metrics.routes[0].count.byDuration.reduce(0, +) == 3)
        let lines = String(decoding: text, as: UTF8.self)
        #expect(lines.contains(#"http_requests_total{method="GET",route="/{g}/volg/{code}",status="2xx"} 3"#))
        #expect(lines.contains(#"http_request_duration_seconds_count{method="",route="-"} 1"#))
    }

    @Test("the addresses of the server tell everything about its routes")
    func addresses() throws {
        let server = try server(Lines())
        defer { server.stop() }

        #expect(server.addresses.map(\.pattern) == ["/volg/{code}", "/api"])
        #expect(server.addresses.map(\.kind) == [.read, .read])
        #expect(server.addresses.map(\.access) == [.anyone, .integrator(.trackAndTraceWrite)])
    }
}

private struct OneIntegrator: Gatekeeper {
    func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller {
        guard case .integrator(let scope) = access else { return .anonymous }
        return .integrator(IntegratorClient(id: 1, name: "zaaksysteem", scopes: [scope], caseTypes: nil))
    }
}
