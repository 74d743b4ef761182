import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Routing a request")
struct RoutingTests {
    private static func show(_ request: Request, _ context: Context) -> Response {
        let parameters = request.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let text = "\(context.municipality.slug) \(request.path) \(parameters.joined(separator: ","))"
        return Response(status: 200, headers: [Response.Header("Content-Type", "text/plain")], body: Array(text.utf8))
    }

    private static let routes = [
        Route(.get, "/", access: .anyone, .read(show)),
        Route(.get, "/volg/{code}", access: .anyone, .read(show)),
        Route(.get, "/volg/nieuw", access: .anyone, .read { _, _ in .html([]) }),
        Route(.get, "/volg/{code}/stappen/{stap}", access: .anyone, .read(show)),
        Route(.post, "/volg/{code}", access: .anyone, .read(show)),
    ]

    private static let platform = [
        PlatformRoute(.get, "/", access: .anyone, .read { _, _ in .json(Array("{}".utf8)) }),
        PlatformRoute(.get, "/healthz", access: .anyone, .read { _, _ in .json(Array("{}".utf8)) }),
    ]

    private func server() throws -> TestServer {
        try TestServer(Self.routes, platform: Self.platform, tenants: .duivenAndHeerde())
    }

    @Test(
        "an address leads to its route",
        arguments: [
            ("/duiven", 200, "duiven / "),
            ("/duiven/volg/ABCD", 200, "duiven /volg/ABCD code=ABCD"),
            ("/heerde/volg/AB%20CD%c3%a9", 200, "heerde /volg/AB CDé code=AB CDé"),
            ("/duiven/volg/nieuw", 200, ""),
            ("/duiven/volg/nieuw/stappen/3", 200, "duiven /volg/nieuw/stappen/3 code=nieuw,stap=3"),
            ("/healthz", 200, "{}"),
            ("/", 200, "{}"),
        ]
    )
    func leads(path: String, status: Int, text: String) throws {
        let server = try server()

        let answer = try server.client.get(path)

        #expect(answer.status == status)
        #expect(answer.text == text)
    }

    @Test("a refusal carries the headers of its route, and the handler's own answer only what it sets")
    func refusalHeaders() throws {
        let route = Route(
            .get,
            "/versie",
            access: .anyone,
            bodyLimit: 10,
            .read { request, _ in
                if request.query("fout") != nil { throw Problem.notFound }
                return .json([])
            }
        )
        let server = try TestServer(
            [route.refusing(with: Response.Header("API-Version", "3.1"))],
            tenants: .duivenAndHeerde()
        )

        #expect(try server.client.get("/duiven/versie").headers["api-version"] == nil)
        #expect(try server.client.get("/duiven/versie?fout=ja").headers["api-version"] == "3.1")
        #expect(try server.client.get("/duiven/elders").headers["api-version"] == nil)
    }

    @Test(
        "an address that does not exist or is an attack gets a clean refusal",
        arguments: [
            ("/duiven/", 404), ("/duiven/volg/ABCD/", 404), ("//duiven", 404), ("/duiven//volg/A", 404),
            ("/apeldoorn/volg/ABCD", 404), ("/duiven/onbekend", 404), ("/healthz/x", 404), ("/metrics/volg/A", 404),
            ("/duiven/volg/a%2fb", 404), ("/duiven/volg/%00", 400), ("/duiven/volg/%ff", 400),
            ("/duiven/volg/%c0%af", 400), ("/duiven/volg/%2e%2e", 400), ("/duiven/volg/../healthz", 400),
            ("/duiven/volg/%", 400), ("/duiven/volg/%4", 400), ("/duiven/volg/%zz", 400), ("/duiven/volg/%0a", 400),
            ("/duiven/volg/A?x=%ff", 400), ("/duiven/volg/A?x=%00", 400), ("*", 400), ("http://duiven/volg", 400),
        ]
    )
    func refuses(path: String, status: Int) throws {
        let server = try server()

        let answer = try server.client.get(path)

        #expect(answer.status == status)
        #expect(answer.headers["content-type"] == "application/problem+json")
    }

    @Test("a method that the address does not have gets 405 and the methods that it has")
    func methodNotAllowed() throws {
        let server = try server()

        let answer = try server.client.send("DELETE", "/duiven/volg/ABCD")
        let unknown = try server.client.send("BREW", "/duiven/volg/ABCD")
        let options = try server.client.send("OPTIONS", "/duiven/volg/ABCD")

        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "GET, HEAD, POST, OPTIONS")
        #expect(unknown.status == 405)
        #expect(options.status == 204)
        #expect(options.headers["allow"] == "GET, HEAD, POST, OPTIONS")
    }

    @Test("HEAD answers as GET without the body")
    func head() throws {
        let server = try server()

        let answer = try server.client.send("HEAD", "/duiven/volg/ABCD")

        #expect(answer.status == 200)
        #expect(answer.headers["content-length"] == "27")
        #expect(answer.body.isEmpty)
    }

    @Test("a municipality's own host shows that municipality only")
    func ownHost() throws {
        let server = try server()
        let client = TestClient(port: server.server.port, host: "Diensten.Heerde.example:8080", keeping: server)

        let own = try client.get("/volg/ABCD")

        #expect(own.text == "heerde /volg/ABCD code=ABCD")
        #expect(try client.get("/healthz").status == 404)
        #expect(try client.get("/duiven/volg/ABCD").status == 404)
        #expect(try client.get("/heerde/volg/ABCD").status == 404)
    }

    @Test("a municipality that is added while the server runs is found")
    func addedLater() throws {
        let server = try server()

        server.tenants.add(try FakeTenants.entry("wijchen", "Wijchen"))

        #expect(try server.client.get("/wijchen/volg/A").status == 200)
    }

    @Test("a route of a module that is off answers 404 module-off, also for another method")
    func moduleOff() throws {
        let server = try TestServer(Self.routes, module: "parking", tenants: .duivenAndHeerde())

        let answer = try server.client.get("/duiven/volg/ABCD")

        #expect(answer.status == 404)
        #expect(answer.text.contains(#""code":"module-off""#))
        #expect(try server.client.send("PUT", "/duiven/volg/ABCD").status == 404)
    }

    @Test("two routes for the same address are refused at the start, unless they read different media types")
    func duplicates() throws {
        let first = Route(.post, "/volg/{code}", access: .anyone, consumes: "application/json", .read(Self.show))
        let same = Route(.post, "/volg/{nummer}", access: .anyone, consumes: "Application/JSON", .read(Self.show))
        let other = Route(.post, "/volg/{code}", access: .anyone, consumes: "text/csv", .read(Self.show))

        #expect(throws: RouterError.duplicate(method: .post, first: "/volg/{code}", second: "/volg/{nummer}")) {
            _ = try Router(routes: [(nil, first), (nil, same)])
        }
        #expect(throws: Never.self) { _ = try Router(routes: [(nil, first), (nil, other)]) }
        #expect(throws: RouterError.platformParameterFirst(pattern: "/{x}")) {
            let all = PlatformRoute(.get, "/{x}", access: .anyone, .read { _, _ in .html([]) })
            _ = try Router(routes: [], platform: [all])
        }
    }

    @Test(
        "a pattern that cannot be read is refused at the start",
        arguments: ["", "volg", "/volg/", "/a//b", "/{}", "/a{b}"]
    )
    func unreadable(pattern: String) throws {
        #expect(throws: RouterError.unreadablePattern(pattern)) {
            _ = try Router(routes: [(nil, Route(.get, pattern, access: .anyone, .read(Self.show)))])
        }
    }

    @Test("a media type that no route of the address reads gets 415 and the types that are read")
    func mediaType() throws {
        let json = Route(.post, "/in", access: .anyone, consumes: "application/json", .read { _, _ in .json([1]) })
        let lines = Route(.post, "/in", access: .anyone, consumes: "application/x-ndjson", .read { _, _ in .json([2]) })
        let server = try TestServer([json, lines], tenants: .duivenAndHeerde())

        let wrong = try server.client.send("POST", "/duiven/in", headers: ["Content-Type": "text/csv"], body: [])
        let right = try server.client.send(
            "POST",
            "/duiven/in",
            headers: ["Content-Type": "application/x-NDJSON; charset=utf-8"],
            body: []
        )

        #expect(wrong.status == 415)
        #expect(wrong.headers["accept"] == "application/json, application/x-ndjson")
        #expect(right.body == [2])
    }
}
