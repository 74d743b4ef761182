import FoundationEssentials
import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The figures for a monitoring system")
struct MonitorTests {
    private let installation: TestInstallation
    private let token = "0123456789abcdef0123456789abcdef"

    init() throws { installation = try TestInstallation() }

    @Test("with the token of an organisation a monitoring system reads the figures of its municipalities only")
    func readsOwn() throws {
        try keep("\(token)\n", for: "1stroom")
        try keep("other-\(token)", for: "heerde")
        let served = try installation.serve()
        defer { served.stop() }
        let client = TestClient(port: served.server.port)

        let own = try client.get("/metrics", headers: ["Authorization": "Bearer \(token)"])
        let other = try client.get("/metrics", headers: ["Authorization": "Bearer other-\(token)"])

        #expect([own.status, other.status] == [200, 200])
        #expect(own.text.contains(#"{municipality="duiven"}"#) && !own.text.contains("heerde"))
        #expect(other.text.contains(#"{municipality="heerde"}"#) && !other.text.contains("duiven"))
    }

    @Test(
        "a wrong token is refused, and the right one opens nothing but the figures",
        arguments: [
            ("/metrics", "", 401), ("/metrics", "0123456789abcdef0123456789abcdee", 401),
            ("/metrics", "0123456789abcdef", 401), ("/beheer/koppeling", "0123456789abcdef0123456789abcdef", 401),
        ]
    )
    func refuses(path: String, sent: String, status: Int) throws {
        try keep(token, for: "1stroom")
        let served = try installation.serve()
        defer { served.stop() }

        let answer = try TestClient(port: served.server.port)
            .get(path, headers: ["Authorization": "Bearer \(sent)"])

        #expect(answer.status == status)
        #expect(!answer.text.contains("duiven"))
    }

    @Test(
        "a token file that is no good keeps the server from starting, and its content stays unsaid",
        arguments: ["short", "", "two tokens of more than thirty two characters"]
    )
    func refusesFiles(text: String) throws {
        try keep(text, for: "1stroom")

        let refusal = #expect(throws: Refusal.self) { try installation.serve() }

        #expect(refusal?.sentence.contains("metricsTokenFile van 1stroom") == true)
        #expect(text.isEmpty || refusal?.sentence.contains(text) == false)
    }

    @Test("a token of two organisations, or a file that is not there, keeps the server from starting")
    func refusesDoubles() throws {
        try keep(token, for: "1stroom")
        try keep(token, for: "heerde")
        #expect(throws: Refusal.self) { try installation.serve() }

        try FileManager.default.removeItem(atPath: installation.path("heerde.token"))
        #expect(throws: Refusal.self) { try installation.serve() }
    }

    /// Writes a token file and names it in the configuration.
    private func keep(_ text: String, for organisation: String) throws {
        let path = installation.path("\(organisation).token")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try replace(
            #""id": "\#(organisation)","#,
            with: #""id": "\#(organisation)", "metricsTokenFile": "\#(path)","#,
            in: "\(installation.config)/platform.json"
        )
    }
}
