import HTTPServer
import Kernel
import TestSupport
import Testing

@Suite("Receiving a body")
struct BodyTests {
    private static let routes = [
        PlatformRoute(
            .post,
            "/echo",
            access: .anyone,
            bodyLimit: 100_000,
            .read { request, _ in Response(status: 200, body: request.body) }
        ),
        PlatformRoute(
            .post,
            "/form",
            access: .anyone,
            bodyLimit: 11 << 20,
            .read { request, _ in describe(request.form) }
        ),
    ]

    /// Shows a form as sorted lines, so that a test can compare it.
    private static func describe(_ form: FormBody?) -> Response {
        guard let form else { return Response(status: 200, body: Array("no form".utf8)) }
        let fields = form.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.joined(separator: "|"))" }
        let files = form.files.map { "\($0.name):\($0.filename):\($0.contentType):\($0.bytes.count)" }
        return Response(status: 200, body: Array((fields + files).joined(separator: "\n").utf8))
    }

    private func server(_ change: (inout ServerLimits) -> Void = { _ in }) throws -> TestServer {
        var limits = ServerLimits()
        change(&limits)
        return try TestServer(platform: Self.routes, settings: ServerSettings(limits: limits))
    }

    private func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

    @Test("a body arrives as it was sent, up to its limit", arguments: [0, 1, 600, 40_000, 100_000])
    func arrives(size: Int) throws {
        let body = pattern(size)

        let answer = try server().client.send("POST", "/echo", body: body)

        #expect(answer.status == 200)
        #expect(answer.body == body)
    }

    @Test("a chunked body arrives as it was sent")
    func chunked() throws {
        let socket = try server().socket()
        try socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<50 { try socket.send("3e8\r\n" + String(repeating: "a", count: 1_000) + "\r\n") }
        try socket.send("0\r\n\r\n")

        #expect(try TestClient.readAnswer(socket).body.count == 50_000)
    }

    @Test("a body over the limit is refused from its announced length, before it is sent")
    func refusedEarly() throws {
        let socket = try server().socket()

        try socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n")

        let answer = try TestClient.readAnswer(socket)
        #expect(answer.status == 413)
        #expect(answer.text.contains("body-too-large"))
    }

    @Test("a chunked body over the limit is refused too")
    func chunkedOverLimit() throws {
        let socket = try server().socket()
        try socket.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<110 { try socket.send("3e8\r\n" + String(repeating: "a", count: 1_000) + "\r\n") }
        try socket.send("0\r\n\r\n")

        #expect(try TestClient.readAnswer(socket).status == 413)
    }

    @Test(
        "a body of which the end is unclear is refused at once, also where nothing is",
        arguments: ["Transfer-Encoding: gzip", "Transfer-Encoding: chunked\r\nContent-Length: 5"],
        ["/echo", "/nergens"]
    )
    func unclearEnd(header: String, path: String) throws {
        let server = try server()
        let socket = try TestSocket(port: server.client.port, keeping: server)

        try socket.send("POST \(path) HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n\r\n")

        #expect(try TestClient.readAnswer(socket).status == 400)
    }

    @Test("when bodies take too much memory together, the next is told to try later")
    func memory() throws {
        let server = try server { $0.bodyMemory = 150_000 }
        let first = try server.socket()
        try first.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        try waitUntil { server.server.metrics.bodyMemory >= 100_000 }

        let second = try server.client.send("POST", "/echo", body: pattern(60_000))
        try first.send(pattern(100_000))

        #expect(second.status == 503)
        #expect(try TestClient.readAnswer(first).status == 200)
        #expect(try server.client.send("POST", "/echo", body: pattern(60_000)).status == 200)
    }

    @Test("headers over 16 KiB are answered 431", arguments: [17_000, 60_000, 1_000_000])
    func headers(size: Int) throws {
        let socket = try server().socket()

        try? socket.send("GET /echo HTTP/1.1\r\nHost: x\r\nX-Long: " + String(repeating: "a", count: size) + "\r\n\r\n")

        let answer = try? TestClient.readAnswer(socket)
        // Of headers that never seem to end the server may not read enough to be heard.
        #expect(answer?.status == 431 || (answer == nil && size > 100_000))
    }

    @Test(
        "two lengths, or two hosts, are refused and end the connection",
        arguments: [
            "Host: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n",
            "Host: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n",
            "Host: x\r\nHost: y\r\n",
        ]
    )
    func smuggling(headers: String) throws {
        let socket = try server().socket()

        try socket.send("POST /echo HTTP/1.1\r\n\(headers)\r\n")

        let answer = try TestClient.readAnswer(socket)
        #expect(answer.status == 400)
        #expect(try socket.readToEnd().isEmpty)
    }

    @Test("a form's fields are decoded, wherever its bytes are cut", arguments: [1, 2, 3, 7, 64, 10_000])
    func form(piece: Int) throws {
        let socket = try server().socket()
        let body = Array("naam=J%C3%A9+de+Vries&leeg=&keuze=a&keuze=b%26c&tekst=1%2B1%3D2".utf8)
        let type = "application/x-www-form-urlencoded; charset=utf-8"
        try socket.send(
            "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n"
        )
        for start in stride(from: 0, to: body.count, by: piece) {
            try socket.send(body[start..<min(start + piece, body.count)])
        }

        let answer = try TestClient.readAnswer(socket)

        #expect(answer.text == "keuze=a|b&c\nleeg=\nnaam=Jé de Vries\ntekst=1+1=2")
    }

    @Test("a photo of 10 MiB arrives with the fields around it")
    func upload() throws {
        let photo = pattern(10 << 20)
        let head = """
            --grens\r\nContent-Disposition: form-data; name="plaats"\r\n\r\nMarkt 1\r\n--grens\r
            Content-Disposition: form-data; name="foto"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n
            """
        let tail = "\r\n--grens\r\nContent-Disposition: form-data; name=\"leeg\"\r\n\r\n\r\n--grens--\r\n"
        let body = Array(head.utf8) + photo + Array(tail.utf8)

        let answer = try server().client.send(
            "POST",
            "/form",
            headers: ["Content-Type": "multipart/form-data; boundary=grens"],
            body: body
        )

        #expect(answer.text == "leeg=\nplaats=Markt 1\nfoto:a.jpg:image/jpeg:10485760")
    }

    @Test(
        "a form that is broken or too large is refused",
        arguments: [
            ("naam=%ff", 400), ("naam=a%00b", 400),
            ((0...200).map { "v\($0)=1" }.joined(separator: "&"), 413),
            ("tekst=" + String(repeating: "a", count: 70_000), 413),
        ]
    )
    func refusedForms(body: String, status: Int) throws {
        let server = try server()
        let type = ["Content-Type": "application/x-www-form-urlencoded"]

        let answer = try server.client.send("POST", "/form", headers: type, body: Array(body.utf8))

        #expect(answer.status == status)
        #expect(answer.headers["content-type"] == "application/problem+json")
    }

    @Test("requests in one pipeline are answered in order")
    func pipeline() throws {
        let socket = try server().socket()
        let requests = (1...20).map { "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n\($0 + 10)" }

        try socket.send(requests.joined())

        for number in 1...20 { #expect(try TestClient.readAnswer(socket).text == "\(number + 10)") }
    }

    @Test("a client that drips its headers, or stops halfway a body, loses its connection")
    func slowClients() throws {
        let server = try server {
            $0.idleSeconds = 1
            $0.requestSeconds = 1
        }
        let halfBody = try server.socket()
        try halfBody.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc")
        let dripping = try server.socket()
        let halfHead = try server.socket()
        try halfHead.send("GET /echo HT")

        // Sending fails once the server has ended the connection.
        #expect(throws: SocketError.self) {
            try dripping.send("GET /echo HTTP/1.1\r\nHost: x\r\n")
            while true { try dripping.send("X: y\r\n", pauseMilliseconds: 100) }
        }
        // 408 or nothing, then the end: both are fine.
        _ = try? halfBody.readToEnd()
        _ = try? halfHead.readToEnd()
        #expect(try server.client.post("/echo", json: "{}").status == 200)
    }
}
