import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Answering a request")
struct WorkTests {
    private static func text(_ text: String, status: Int = 200) -> Response {
        Response(status: status, headers: [Response.Header("Content-Type", "text/plain")], body: Array(text.utf8))
    }

    private struct Unforeseen: Error { let secret = "999990019" }

    @Test("a change is rendered after its commit")
    func change() throws {
        let route = Route(
            .post,
            "/melden",
            access: .anyone,
            .change { request, _ in
                Change { _ in
                    let count = request.body.count
                    return Rendering { Self.text("\(count) bytes") }
                }
            }
        )
        let server = try TestServer([route], tenants: .duivenAndHeerde())

        let answer = try server.client.post("/duiven/melden", json: "{}")

        #expect(answer.status == 200)
        #expect(answer.text == "2 bytes")
    }

    @Test("a slow change prepares on a worker and is committed too")
    func slowChange() throws {
        let route = Route(
            .post,
            "/foto",
            access: .anyone,
            .slowChange { _, _ in Change { _ in .response(Self.text("kept", status: 201)) } }
        )
        let server = try TestServer([route], tenants: .duivenAndHeerde())

        #expect(try server.client.post("/duiven/foto", json: "{}").status == 201)
    }

    @Test("a route that queues its own changes answers once, however often it completes")
    func later() throws {
        let route = Route(
            .post,
            "/import",
            access: .anyone,
            .later { _, context, done in
                context.write({ _ in 3 }) { result in
                    done(result.map { count in .response(Self.text("\(count)")) })
                    done(.failure(StoreError.busy))
                }
            }
        )
        let server = try TestServer([route], tenants: .duivenAndHeerde())

        #expect(try server.client.post("/duiven/import", json: "{}").text == "3")
        #expect(try server.client.post("/duiven/import", json: "{}").text == "3")
    }

    @Test(
        "what a commit or handler throws becomes a clear answer",
        arguments: [
            (StoreError.busy as any Error, 503, "try-later", "2"),
            (StoreError.overloaded, 503, "try-later", "2"),
            (StoreError.unavailable(code: 13), 503, "try-later", "30"),
            (Problem(409, "case-closed", "De zaak is gesloten."), 409, "case-closed", nil),
            (Problem(401, "login-required", "Log in."), 401, "login-required", nil),
            (StoreError.duplicate, 500, "internal-error", nil),
            (Unforeseen(), 500, "internal-error", nil),
        ] as [(any Error, Int, String, String?)]
    )
    func failures(error: any Error, status: Int, code: String, retryAfter: String?) throws {
        let routes = [
            Route(.post, "/commit", access: .anyone, .change { _, _ in Change { _ in throw error } }),
            Route(.post, "/prepare", access: .anyone, .change { _, _ in throw error }),
            Route(.post, "/slow", access: .anyone, .slowChange { _, _ in throw error }),
            Route(.post, "/render", access: .anyone, .change { _, _ in Change { _ in Rendering { throw error } } }),
            Route(.post, "/read", access: .anyone, .read { _, _ in throw error }),
        ]
        let server = try TestServer(routes, tenants: .duivenAndHeerde())

        for route in routes {
            let answer = try server.client.post("/duiven" + route.pattern, json: "{}")

            #expect(answer.status == status)
            #expect(answer.text.contains(#""code":"\#(code)""#))
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.headers["retry-after"] == retryAfter)
            #expect(answer.headers["www-authenticate"] == (status == 401 ? "Bearer" : nil))
        }
    }

    @Test("an unforeseen error shows the id of the request, and is reported without its content")
    func incident() throws {
        let incidents = Lock<[Incident]>([])
        let route = Route(.get, "/volg/{code}", access: .anyone, .read { _, _ in throw Unforeseen() })
        let server = try TestServer([route], tenants: .duivenAndHeerde()) { incident in
            incidents.withLock { $0.append(incident) }
        }

        let answer = try server.client.get("/duiven/volg/GEHEIM")

        let incident = try #require(incidents.withLock { $0 }.first)
        #expect(answer.text.contains("urn:uuid:\(incident.request)"))
        #expect(incident.route == "/{g}/volg/{code}")
        #expect(!"\(incident)\(answer.text)".contains("999990019"))
        #expect(!"\(incident)\(answer.text)".contains("GEHEIM"))
    }

    @Test("a full queue for slow work is answered 503, and the work that waits is done")
    func fullQueue() throws {
        let gate = Promise<Bool>()
        let started = Promise<Bool>()
        let route = PlatformRoute(
            .get,
            "/traag",
            access: .anyone,
            .slow { _, _ in
                started.fulfil(true)
                _ = gate.wait()
                return Self.text("done")
            }
        )
        let settings = ServerSettings(workers: 1, workerQueue: 1)
        let server = try TestServer(platform: [route], settings: settings)
        let busy = try server.socket()
        try busy.send("GET /traag HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = started.wait()
        let queued = try server.socket()
        try queued.send("GET /traag HTTP/1.1\r\nHost: x\r\n\r\n")
        try waitUntil { server.server.metrics.requestsInFlight == 2 }

        let refused = try server.client.get("/traag")
        gate.fulfil(true)

        #expect(refused.status == 503)
        #expect(refused.headers["retry-after"] == "2")
        #expect(try TestClient.readAnswer(busy).text == "done")
        #expect(try TestClient.readAnswer(queued).text == "done")
    }

    @Test("an operator gets the municipalities of its own organisation, in a page of the platform")
    func operatorSeesOwn() throws {
        let route = PlatformRoute(
            .get,
            "/beheer",
            access: .operator,
            .read { _, context in
                Self.text(context.municipalities.map(\.municipality.name).joined(separator: " "))
            }
        )
        let server = try TestServer(platform: [route], tenants: .duivenAndHeerde(), gatekeeper: AlwaysOperator())

        #expect(try server.client.get("/beheer").text == "Duiven")
    }

    @Test("a handler that hangs up leaves the client without an answer")
    func hangUp() throws {
        let server = try TestServer(platform: [
            PlatformRoute(.get, "/weg", access: .anyone, .slow { _, _ in throw HangUp() })
        ])

        #expect(throws: SocketError.closed) { try server.client.get("/weg") }
    }
}

private struct AlwaysOperator: Gatekeeper {
    func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller {
        .operator(OperatorAccount(id: 1, name: "Test", organisation: "1stroom"))
    }
}
