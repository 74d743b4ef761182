import Glibc
import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Streaming a body")
struct StreamTests {
    /// Counts what it gets, at its own pace on its own threads.
    final class CountingStream: BodyStream {
        struct State {
            var bytes = 0
            var sum = 0
            var inWork = 0
            var mostInWork = 0
            var isAbandoned = false
        }

        let state = Lock(State())
        private let answer: StreamedAnswer.Body?
        private let gate: Promise<Bool>?

        init(answer: StreamedAnswer.Body? = nil, gate: Promise<Bool>? = nil) {
            self.answer = answer
            self.gate = gate
        }

        func receive(_ bytes: [UInt8], ready: @escaping @Sendable () -> Void) {
            state.withLock { state in
                state.inWork += 1
                state.mostInWork = max(state.mostInWork, state.inWork)
            }
            FakeTenant.onNewThread { [self, gate] in
                _ = gate?.wait()
                state.withLock { state in
                    state.bytes += bytes.count
                    state.sum = bytes.reduce(state.sum) { $0 &* 31 &+ Int($1) }
                    state.inWork -= 1
                }
                ready()
            }
        }

        func finish(_ done: @escaping @Sendable (Result<StreamedAnswer, any Error>) -> Void) {
            let (bytes, sum) = state.withLock { ($0.bytes, $0.sum) }
            let body = answer ?? .bytes(Array("\(bytes) \(sum)".utf8))
            done(
                .success(
                    StreamedAnswer(status: 200, headers: [Response.Header("Content-Type", "text/plain")], body: body)
                )
            )
        }

        func abandon() { state.withLock { $0.isAbandoned = true } }
    }

    private func server(
        _ stream: CountingStream,
        limit: Int = 100 << 20,
        limits: ServerLimits = ServerLimits()
    ) throws -> TestServer {
        let route = Route(.post, "/stroom", access: .anyone, bodyLimit: limit, .stream { _, _ in stream })
        return try TestServer([route], settings: ServerSettings(limits: limits), tenants: .duivenAndHeerde())
    }

    private func body(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 2) } }

    @Test("every byte arrives in order, one batch at a time", arguments: [0, 1, 70_000, 20 << 20])
    func arrives(size: Int) throws {
        let stream = CountingStream()
        let body = body(size)

        let answer = try server(stream).client.send("POST", "/duiven/stroom", body: body)

        #expect(answer.text == "\(size) \(body.reduce(0) { $0 &* 31 &+ Int($1) })")
        #expect(stream.state.withLock { $0.mostInWork } <= 1)
    }

    @Test("while the stream works, the server takes two batches at most and other clients go on")
    func backPressure() throws {
        let gate = Promise<Bool>()
        let stream = CountingStream(gate: gate)
        let server = try server(stream)
        let socket = try server.socket()
        let size = 20 << 20
        let sent = Promise<Bool>()
        FakeTenant.onNewThread {
            let head = "POST /duiven/stroom HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n"
            let isSent = (try? socket.send(Array(head.utf8) + [UInt8](repeating: 1, count: size))) != nil
            sent.fulfil(isSent)
        }
        try waitUntil { stream.state.withLock { $0.inWork } > 0 }

        let other = try server.client.get("/duiven/onbekend")
        let bytesBefore = stream.state.withLock { $0.bytes }
        gate.fulfil(true)

        #expect(other.status == 404)
        #expect(bytesBefore == 0)
        #expect(sent.wait())
        #expect(try TestClient.readAnswer(socket).text.hasPrefix("\(size) "))
    }

    @Test("an answer from a temporary file is sent whole, and the file is gone")
    func temporaryFile() throws {
        let path = "/tmp/dichtbij-stream-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let content = body(3 << 20)
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        #expect(write(file, content, content.count) == content.count)
        close(file)

        let stream = CountingStream(answer: .temporaryFile(path: path))
        let answer = try server(stream).client.send("POST", "/duiven/stroom", body: [1])

        #expect(answer.body == content)
        #expect(access(path, F_OK) == -1)
    }

    @Test("a stream hears that its client went away")
    func disconnect() throws {
        let stream = CountingStream()
        let server = try server(stream)
        let socket = try server.socket()
        try socket.send("POST /duiven/stroom HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "abc")
        try waitUntil { stream.state.withLock { $0.bytes } == 3 }

        socket.hangUp()

        try waitUntil { stream.state.withLock { $0.isAbandoned } }
        try waitUntil { server.server.metrics.requestsInFlight == 0 }
    }

    @Test("a stream over its limit is abandoned and answered 413")
    func overLimit() throws {
        let stream = CountingStream()
        let socket = try server(stream, limit: 10_000).socket()
        try socket.send("POST /duiven/stroom HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<12 { try socket.send("3e8\r\n" + String(repeating: "a", count: 1_000) + "\r\n") }
        try socket.send("0\r\n\r\n")

        let answer = try TestClient.readAnswer(socket)

        #expect(answer.status == 413)
        try waitUntil { stream.state.withLock { $0.isAbandoned } }
    }

    @Test("a stream that is refused by its route is answered with that problem")
    func refused() throws {
        let route = Route(
            .post,
            "/stroom",
            access: .integrator(.trackAndTraceWrite),
            .stream { _, _ in CountingStream() }
        )
        let server = try TestServer([route], tenants: .duivenAndHeerde())

        let answer = try server.client.send("POST", "/duiven/stroom", body: [1, 2, 3])

        #expect(answer.status == 401)
    }
}
