import HTTPClient
import Testing

@Suite("Sending a request", .serialized, .needsPython)
struct ExchangeTests {
    private let server: ScriptedServer
    private let client: HTTPClient

    init() throws {
        server = try ScriptedServer()
        client = try HTTPClient()
    }

    @Test("method, headers and body arrive as given", arguments: [OutgoingRequest.Method.post, .put, .patch, .delete])
    func arrives(method: OutgoingRequest.Method) throws {
        let body = Array("één \0 twee".utf8)
        let request = try OutgoingRequest(
            method,
            server.url("echo"),
            headers: [HeaderField("X-Case", "Z-2026-000123"), HeaderField("Content-Type", "application/json")],
            body: body
        )

        let reply = try client.sendAndWait(request)

        let text = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 200)
        #expect(text.hasPrefix("\(method.rawValue)\n"))
        #expect(text.contains("x-case: Z-2026-000123\n"))
        #expect(text.contains("content-type: application/json\n"))
        #expect(!text.contains("expect:"))
        #expect(Array(reply.body.suffix(body.count)) == body)
    }

    @Test("the answer's headers have lower-case names, in order, with doubles")
    func answerHeaders() throws {
        let reply = try client.sendAndWait(OutgoingRequest(.get, server.url("echo")))

        #expect(reply.contentType == "text/plain")
        #expect(reply.headers.filter { $0.name == "x-two" }.map(\.value) == ["a", "b"])
        #expect(reply.retryAfterSeconds == nil)
    }

    @Test("a HEAD request and an answer without content have no body", arguments: [("echo", 200), ("no-content", 204)])
    func withoutBody(path: String, status: Int) throws {
        let reply = try client.sendAndWait(OutgoingRequest(.head, server.url(path)))

        #expect(reply.status == status)
        #expect(reply.body == [])
    }

    @Test("a redirect is an answer and is not followed")
    func redirect() throws {
        let reply = try client.sendAndWait(OutgoingRequest(.post, server.url("moved")))

        #expect(reply.status == 301)
        #expect(reply.header("location") == "/echo")
    }

    @Test("the headers of an interim answer are not those of the answer")
    func interim() throws {
        let reply = try client.sendAndWait(OutgoingRequest(.get, server.url("interim")))

        #expect((reply.status, reply.header("x-early")) == (200, nil))
    }

    @Test("Retry-After is understood in seconds and as a date; a date in the past is now")
    func retryAfter() throws {
        let seconds = try client.sendAndWait(OutgoingRequest(.get, server.url("later")))
        let date = try client.sendAndWait(OutgoingRequest(.get, server.url("later-date")))
        let past = try client.sendAndWait(OutgoingRequest(.get, server.url("later-past")))

        #expect(seconds.retryAfterSeconds == 120)
        #expect((480...600).contains(try #require(date.retryAfterSeconds)))
        #expect(past.retryAfterSeconds == 0)
    }

    @Test("requests after each other use one connection")
    func keepsConnection() throws {
        let first = try client.sendAndWait(OutgoingRequest(.get, server.url("port")))
        let second = try client.sendAndWait(OutgoingRequest(.get, server.url("port")))

        #expect(first.body == second.body)
    }

    @Test("an answer as long as the limit comes in whole")
    func longest() throws {
        let limits = TransferLimits(replyBytes: 300_000)

        let reply = try client.sendAndWait(OutgoingRequest(.get, server.url("huge"), limits: limits))

        #expect(reply.body.count == 300_000)
    }

    @Test("a task can wait for the answer")
    func async() async throws {
        let reply = try await client.send(OutgoingRequest(.get, server.url("echo")))

        #expect(reply.status == 200)
    }
}
