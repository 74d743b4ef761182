import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("The headers of an answer")
struct HeaderTests {
    private static let routes = [
        PlatformRoute(.get, "/pagina", access: .anyone, .read { _, _ in .html(Array("<p>Dag</p>".utf8)) }),
        PlatformRoute(
            .get,
            "/ingesloten",
            access: .anyone,
            .read { _, _ in
                var page = Response.html(Array("<p>Dag</p>".utf8))
                page.framing = .anySite
                return page
            }
        ),
        PlatformRoute(.get, "/gegevens", access: .anyone, .read { _, _ in .json(Array("{}".utf8)) }),
        PlatformRoute(
            .get,
            "/stijl",
            access: .anyone,
            .read { _, _ in
                let headers = [
                    Response.Header("Content-Type", "text/css"), Response.Header("ETag", "\"v1\""),
                    Response.Header("Cache-Control", "max-age=3600"),
                ]
                return Response(status: 200, headers: headers, body: Array("p{}".utf8))
            }
        ),
        PlatformRoute(
            .get,
            "/wie",
            access: .anyone,
            .read { request, _ in
                .json(Array("\(request.remoteAddress) \(request.isSecure)".utf8))
            }
        ),
        PlatformRoute(
            .get,
            "/door",
            access: .anyone,
            .read { request, _ in .seeOther("/x" + (request.query("naar") ?? "")) }
        ),
    ]

    private func server(trusting proxies: [String] = []) throws -> TestServer {
        try TestServer(platform: Self.routes, settings: ServerSettings(trustedProxies: proxies))
    }

    @Test("a page may load nothing from elsewhere, and is neither kept nor framed")
    func page() throws {
        let headers = try server().client.get("/pagina").headers

        #expect(
            headers["content-security-policy"]
                == "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        #expect(headers["cache-control"] == "no-store")
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["x-frame-options"] == "DENY")
        #expect(headers["referrer-policy"] == "no-referrer")
        #expect(headers["strict-transport-security"] == nil)
    }

    @Test("a page that says so may be framed by any site, with the same limits on what it loads")
    func framed() throws {
        let headers = try server().client.get("/ingesloten").headers

        #expect(
            headers["content-security-policy"]
                == "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors *"
        )
        #expect(headers["x-frame-options"] == nil)
        #expect(headers["x-content-type-options"] == "nosniff")
    }

    @Test("data carries no page policy, and a problem carries the same protection", arguments: ["/gegevens", "/weg"])
    func data(path: String) throws {
        let headers = try server().client.get(path).headers

        #expect(headers["content-security-policy"] == nil)
        #expect(headers["cache-control"] == "no-store")
        #expect(headers["x-content-type-options"] == "nosniff")
    }

    @Test("a client that has this version already gets 304", arguments: ["\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"])
    func notModified(tag: String) throws {
        let answer = try server().client.get("/stijl", headers: ["If-None-Match": tag])

        #expect(answer.status == 304)
        #expect(answer.headers["etag"] == "\"v1\"")
        #expect(answer.headers["cache-control"] == "max-age=3600")
    }

    @Test("a client with another version gets the answer")
    func modified() throws {
        #expect(try server().client.get("/stijl", headers: ["If-None-Match": "\"v2\""]).text == "p{}")
    }

    @Test(
        "forwarded headers count only when a trusted proxy sends them",
        arguments: [
            ([], "127.0.0.1 false"),
            (["10.0.0.0/8"], "127.0.0.1 false"),
            (["127.0.0.1"], "10.1.2.3 true"),
            (["127.0.0.0/8", "10.0.0.0/8"], "203.0.113.9 true"),
        ]
    )
    func forwarded(proxies: [String], seen: String) throws {
        let headers = ["X-Forwarded-For": "198.51.100.7, 203.0.113.9, 10.1.2.3", "X-Forwarded-Proto": "https"]

        #expect(try server(trusting: proxies).client.get("/wie", headers: headers).text == seen)
    }

    @Test("behind https a browser is told to stay there")
    func transportSecurity() throws {
        let answer = try server(trusting: ["127.0.0.1"]).client.get("/pagina", headers: ["X-Forwarded-Proto": "https"])

        #expect(answer.headers["strict-transport-security"] == "max-age=31536000")
    }

    @Test(
        "who changes address within one IPv6 network, or port, stays one client",
        arguments: [
            ("2001:db8:0:1::7", "2001:db8:0:1::/64"), ("2001:DB8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"),
            ("[2001:db8:0:1::7]:5000", "2001:db8:0:1::/64"), ("2001:db8:0:2::7", "2001:db8:0:2::/64"),
            ("::ffff:203.0.113.9", "203.0.113.9"), ("203.0.113.9:5000", "203.0.113.9"),
            ("unknown", "127.0.0.1"), ("x:y:z", "127.0.0.1"), (":", "127.0.0.1"), ("[", "127.0.0.1"),
        ]
    )
    func clientKeys(forwardedFor: String, seen: String) throws {
        let answer = try server(trusting: ["127.0.0.1"]).client.get("/wie", headers: ["X-Forwarded-For": forwardedFor])

        #expect(answer.text == "\(seen) false")
    }

    @Test("a value with a line end in it cannot become a header")
    func injection() throws {
        let answer = try server().client.get("/door?naar=%0d%0aSet-Cookie:%20a=b")

        #expect(answer.status == 303)
        #expect(answer.headers["set-cookie"] == nil)
    }

    @Test("a browser gets a problem as a page, everybody else as problem+json")
    func errorPages() throws {
        let server = try server()

        let page = try server.client.get("/weg", headers: ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8"])
        let data = try server.client.get("/weg", headers: ["Accept": "*/*"])

        #expect(page.status == 404)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("bestaat niet"))
        #expect(data.headers["content-type"] == "application/problem+json")
        #expect(data.text.contains(#""status":404,"code":"not-found""#))
    }
}
