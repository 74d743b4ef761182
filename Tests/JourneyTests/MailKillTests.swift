import FoundationEssentials
import Glibc
import Kernel
import Records
import TestSupport
import Testing

@testable import App

@Suite("Kill -9 while mail leaves", .enabled(if: ProgramProcess.path != nil, "the program is not built here"))
struct MailKillTests {
    @Test("no mail is lost when the program is killed between sending and marking; a copy has the same Message-ID")
    func killedWhileSending() throws {
        let server = try MailServer()
        let program = try ProgramFolder(["duiven"])
        try Self.use(server, in: program)
        let addresses = (1...4).map { "traag\($0)@voorbeeld.example" }
        let first = try program.start()
        let port = try #require(first.port(), "the program does not start: \(first.errors)")
        for (number, address) in addresses.enumerated() {
            let answer = try TestClient(port: port)
                .post("/duiven/api/reports/v1/reports", json: Self.report(number, address))
            #expect(answer.status < 300, "\(answer.text)")
        }

        // The server has a message and has not said so yet.
        try Self.wait { !server.received.isEmpty }
        first.kill()
        let second = try program.start()
        _ = try #require(second.port(), "the program no longer starts: \(second.errors)")
        try Self.wait { Set(server.received.map(\.recipient)) == Set(addresses) && server.received.count > 4 }

        #expect(second.stop() == 0)
        #expect(Set(server.received.map(\.id)).count == addresses.count)
        for address in addresses {
            let ids = server.received.filter { $0.recipient == address }.map(\.id)
            #expect(Set(ids).count == 1, "every copy for one address is the same message")
        }
        try program.withPlatform { platform in
            let tenant = try #require(platform.directory.open(slug: "duiven"))
            #expect(try tenant.records.deliveries(by: .mail).standing().refused == 0)
        }
    }

    /// Has the program send mail to this server.
    private static func use(_ server: MailServer, in program: ProgramFolder) throws {
        let path = "\(program.config)/platform.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let mail = """
            "mail": { "relay": "smtp://127.0.0.1:\(server.port)", "encryption": "none", "timeoutSeconds": 20 },
            """
        try text.replacing("\"limits\":", with: "\(mail)\n  \"limits\":")
            .write(toFile: path, atomically: false, encoding: .utf8)
    }

    private static func report(_ number: Int, _ address: String) -> String {
        """
        {"id":"01990000-0000-7000-8000-00000000010\(number)","category":"container-vol",
        "description":"De container is vol.","place":{"text":"Dorpsstraat 1"},"email":"\(address)"}
        """
    }

    /// Waits until something holds.
    ///
    /// - Throws: ``Missing`` after a minute.
    private static func wait(_ holds: () -> Bool) throws {
        let end = SystemClock().now().adding(seconds: 60)
        while !holds() {
            guard SystemClock().now() < end else { throw Missing(what: "mail within a minute") }
            usleep(50_000)
        }
    }
}
