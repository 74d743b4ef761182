import HTTPClient
import Testing

@Suite("A transfer that fails tells what is known", .serialized, .needsPython)
struct FailureTests {
    private let server: ScriptedServer
    private let client: HTTPClient

    init() throws {
        server = try ScriptedServer()
        client = try HTTPClient()
    }

    private func failure(_ path: String, limits: TransferLimits = TransferLimits()) throws -> TransportFailure? {
        let request = try OutgoingRequest(.post, server.url(path), body: Array("{}".utf8), limits: limits)
        return #expect(throws: TransportFailure.self) { try client.sendAndWait(request) }
    }

    @Test("a server that never answers runs into the time limit; it may have seen the request")
    func silent() throws {
        let failure = try #require(try failure("silent", limits: TransferLimits(totalMilliseconds: 300)))

        #expect(failure.kind == .timeout)
        #expect(failure.sentBytes && !failure.receivedBytes && failure.isFreshConnection)
        #expect(failure.status == nil)
    }

    @Test("a connection that is closed without an answer is an empty reply")
    func closed() throws {
        let failure = try #require(try failure("closed"))

        #expect((failure.kind, failure.code) == (.emptyReply, 52))
        #expect(failure.sentBytes && !failure.receivedBytes && failure.isFreshConnection)
    }

    @Test("an answer that stops half-way keeps its status")
    func truncated() throws {
        let failure = try #require(try failure("truncated"))

        #expect((failure.kind, failure.status) == (.truncated, 200))
        #expect(failure.receivedBytes)
    }

    @Test("an answer that trickles is given up")
    func trickle() throws {
        let limits = TransferLimits(totalMilliseconds: 60_000, slowSeconds: 1, slowestBytesPerSecond: 1_000)

        let failure = try #require(try failure("trickle", limits: limits))

        #expect((failure.kind, failure.status) == (.timeout, 200))
        #expect(failure.receivedBytes)
    }

    @Test("an answer above the limit is not read on", arguments: ["huge", "huge-chunked", "huge-headers"])
    func tooLarge(path: String) throws {
        let failure = try #require(try failure(path))

        #expect(failure.kind == .tooLarge)
    }

    @Test("an answer that is no HTTP is called so")
    func notHTTP() throws {
        let failure = try #require(try failure("not-http"))

        #expect(failure.kind == .notHTTP)
    }

    @Test("nobody at the port means that nothing was sent")
    func refused() throws {
        let port = server.port
        let gone = try ScriptedServer().port
        let request = try OutgoingRequest(.post, "http://127.0.0.1:\(gone)/")

        let failure = #expect(throws: TransportFailure.self) { try client.sendAndWait(request) }

        #expect(failure?.kind == .connect)
        #expect(failure?.sentBytes == false)
        #expect(port != gone)
    }

    @Test("a name without an address means that nothing was sent")
    func unknownName() throws {
        let request = try OutgoingRequest(.post, "https://does-not-exist.invalid/")

        let failure = #expect(throws: TransportFailure.self) { try client.sendAndWait(request) }

        #expect(failure?.kind == .resolve)
        #expect(failure?.sentBytes == false)
    }
}
