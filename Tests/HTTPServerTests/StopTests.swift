import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Stopping the server")
struct StopTests {
    /// Keeps the jobs of a writer until a test lets them run.
    private final class HeldCommits: Sendable {
        let jobs = Lock<[@Sendable () -> Void]>([])

        var tenant: FakeTenant {
            FakeTenant { [jobs] job in jobs.withLock { $0.append(job) } }
        }

        func release() {
            let jobs = jobs.withLock { jobs in
                defer { jobs = [] }
                return jobs
            }
            for job in jobs { job() }
        }
    }

    private func server(_ commits: HeldCommits) throws -> TestServer {
        let change = Route(
            .post,
            "/melden",
            access: .anyone,
            .change { _, _ in Change { _ in .response(.json(Array("{}".utf8), status: 201)) } }
        )
        return try TestServer([change], tenants: .duivenAndHeerde(tenant: commits.tenant))
    }

    private func post(_ server: TestServer) throws -> TestSocket {
        let socket = try server.socket()
        try socket.send("POST /duiven/melden HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
        return socket
    }

    @Test("requests that wait for their commit are answered before the server ends")
    func finishes() throws {
        let commits = HeldCommits()
        let server = try server(commits)
        let sockets = try (0..<50).map { _ in try post(server) }
        try waitUntil { commits.jobs.withLock { $0.count } == 50 }
        let port = server.server.port
        let stopped = Promise<Bool>()
        FakeTenant.onNewThread {
            server.server.stop(withinSeconds: 20)
            stopped.fulfil(true)
        }
        // The server takes no new connections once it is stopping.
        try waitUntil { (try? TestSocket(port: port)) == nil }

        commits.release()

        for socket in sockets {
            let answer = try TestClient.readAnswer(socket)
            #expect(answer.status == 201)
            #expect(answer.headers["connection"] == "close")
        }
        #expect(stopped.wait())
    }

    @Test("after the deadline those who still wait are told to try later, and a late commit harms nothing")
    func deadline() throws {
        let commits = HeldCommits()
        let server = try server(commits)
        let sockets = try (0..<20).map { _ in try post(server) }
        try waitUntil { commits.jobs.withLock { $0.count } == 20 }

        server.server.stop(withinSeconds: 0)
        commits.release()

        for socket in sockets { #expect(try TestClient.readAnswer(socket).status == 503) }
    }

    @Test("a stream that is suspended in its middle does not keep the server from ending")
    func suspendedStream() throws {
        let stream = StreamTests.CountingStream(gate: Promise())
        let route = Route(.post, "/stroom", access: .anyone, bodyLimit: 1 << 30, .stream { _, _ in stream })
        let server = try TestServer([route], tenants: .duivenAndHeerde())
        let socket = try server.socket()
        FakeTenant.onNewThread {
            try? socket.send("POST /duiven/stroom HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n")
            try? socket.send([UInt8](repeating: 1, count: 20_000_000))
        }
        try waitUntil { stream.state.withLock { $0.inWork } > 0 }

        server.server.stop(withinSeconds: 0)

        #expect(server.server.port == 0)
    }

    @Test("a port that is taken is refused at the start")
    func portTaken() throws {
        let first = try TestServer()
        let settings = ServerSettings(port: first.server.port)

        #expect(throws: ServerError.cannotListen(port: first.server.port, code: 98)) {
            _ = try TestServer(settings: settings)
        }
    }

    @Test("an address or trusted proxy that is none is refused", arguments: ["localhost", "1.2.3", "1.2.3.256", ""])
    func badAddress(text: String) throws {
        #expect(throws: ServerError.badAddress(text)) { _ = try TestServer(settings: ServerSettings(address: text)) }
        #expect(throws: ServerError.badAddress(text)) {
            _ = try TestServer(settings: ServerSettings(trustedProxies: [text]))
        }
    }
}
