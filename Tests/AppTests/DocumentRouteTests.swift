import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Documents of a case, over HTTP")
struct DocumentRouteTests {
    private let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test(
        "who may see the case gets the file, as a download that no browser opens as a page",
        arguments: [(StaffRole.agent, 200), (.caseWorker, 200), (.manager, 403)]
    )
    func roles(role: StaffRole, status: Int) throws {
        try serving(role) { client, visitor, path in
            let answer = try client.get("/duiven\(path)", headers: visitor.headers)

            #expect(answer.status == status)
            guard status == 200 else { return #expect(!answer.text.contains("%PDF")) }
            #expect(answer.body == Array("%PDF-1.7".utf8))
            #expect(answer.headers["content-type"] == "application/pdf")
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(answer.headers["content-disposition"]?.hasPrefix("attachment; filename=\"Z-") == true)
            #expect(answer.headers["cache-control"] == "no-store")
        }
    }

    @Test("whoever is not logged in, or works elsewhere only, is asked for a login")
    func others() throws {
        try serving(.caseWorker) { client, visitor, path in
            for (place, headers) in [("/duiven", ["Accept": "text/html"]), ("/heerde", visitor.headers)] {
                let answer = try client.get(place + path, headers: headers)

                #expect(answer.status == 303 && !answer.text.contains("%PDF"), "\(place)")
            }
        }
    }

    @Test("what a resident wrote in a report is shown to its handler, who says why")
    func report() throws {
        try serving(.caseWorker) { client, visitor, _ in
            let id = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0007)
            let sent = try client.post(
                "/duiven/api/reports/v1/reports",
                json:
                    #"{"id":"\#(id)","category":"container-vol","description":"Hij puilt uit","place":{"text":"Plein"}}"#
            )
            let code = try #require(try JSONTree(parsing: sent.body)["followCode"]?.text, "\(sent.text)")
            let found = try client.post(
                "/duiven/werk/zoek",
                form: visitor.form([("vraag", code), ("doel", "case-work")]),
                headers: visitor.headers
            )
            let page = try #require(found.headers["location"]?.split(separator: "?").first.map(String.init))
            #expect(try !client.get(page, headers: visitor.headers).text.contains("Hij puilt uit"))

            let seen = try client.post(
                "\(page)/inzage",
                form: visitor.form([("wat", "antwoorden"), ("doel", "case-work")]),
                headers: visitor.headers
            )

            #expect(seen.status == 200 && seen.text.contains("Hij puilt uit") && seen.text.contains("Plein"))
        }
    }

    /// Runs `body` with the path of a file that a resident sent for a task, below the municipality.
    private func serving(
        _ role: StaffRole,
        _ body: (TestClient, StaffVisitor, String) throws -> Void
    ) throws {
        let served = try installation.serve()
        defer { served.stop() }
        let visitor = try StaffVisitor([StaffGrant(municipality: "duiven", role: role)], at: served.platform)
        let client = TestClient(port: served.server.port)
        let sent = try client.post(
            "/duiven/aanvragen/kapvergunning",
            form: [
                ("formulier", served.platform.ids.next().description), ("stap", "3"), ("plek", "Achter in de tuin"),
                ("reden", "ziek"), ("nieuwe-boom", "nee"), ("naam", "Jan Test"), ("postcode", "6921 ES"),
                ("huisnummer", "1"),
            ]
        )
        let code = try FollowCode(String(sent.headers["location"]?.split(separator: "/").last ?? ""))
        let tenant = try #require(served.platform.directory.open(slug: "duiven"))
        let context = tenant.entry.context(caller: .anonymous, now: served.platform.clock.now(), module: nil)
        let hash = try context.files.keep(Array("%PDF-1.7".utf8))
        let path = try context.writeAndWait { session in
            let file = try #require(try session.cases.find(code: code))
            let task = try #require(try session.tasks.tasks(of: file).first { $0.what.kind == .upload })
            try session.tasks.complete(task, of: file, with: .file(hash: hash, mediaType: "application/pdf"))
            return "/werk/zaken/\(file.number)/documenten/\(task.id)"
        }
        try body(client, visitor, path)
    }
}
