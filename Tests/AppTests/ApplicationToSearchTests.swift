import FoundationEssentials
import HTTPServer
import Kernel
import Records
import TestSupport
import Testing
import Vault

@testable import App

@Suite("From an application to a resident who is found at the desk")
struct ApplicationToSearchTests {
    private let installation: TestInstallation

    /// Duiven gets own pages.
    init() throws {
        installation = try TestInstallation()
        let file = "\(installation.config)/municipalities/duiven.json"
        try replace(#""portal": "none""#, with: #""portal": "own""#, in: file)
    }

    @Test("who logged in and asked for something is found by address and number, with the case")
    func byAddress() throws {
        try serving(StaffGrant(municipality: "duiven", role: .agent)) { client, desk, resident in
            #expect(try !search("6921 ES 12-14", client, desk.staff).contains("Renée de Vries"))

            let number = try apply(
                "kapvergunning",
                [("plek", "Achter in de tuin"), ("reden", "ziek"), ("nieuwe-boom", "nee")],
                client,
                resident
            )

            for question in ["6921 ES 12-14", "999990019"] {
                let found = try search(question, client, desk.staff)
                #expect(found.contains("Renée de Vries") && found.contains(number), "\(question)")
            }
            let next = try client.get("/duiven/aanvragen/kapvergunning", headers: resident.headers).text
            #expect(next.contains("Wij vragen niet naar uw naam, uw postcode en uw huisnummer"), "\(next)")
        }
    }

    @Test("after asking for care only who works there finds who it is, by name and birth date")
    func confidential() throws {
        let grant = StaffGrant(municipality: "duiven", role: .caseWorker, module: "social-domain")
        try serving(grant) { client, desk, resident in
            let born = [("geboortedatum-dag", "14"), ("geboortedatum-maand", "3"), ("geboortedatum-jaar", "1984")]
            let number = try apply(
                "wmo-melding",
                [("soort-hulp", "vervoer"), ("vraag", "Ik kom nergens."), ("telefoon", "0612345678")] + born,
                client,
                resident
            )
            let question = "de vries 14-3-1984"

            #expect(try search(question, client, desk.staff).contains(number))
            let agent = try StaffVisitor([StaffGrant(municipality: "duiven", role: .agent)], at: desk.platform)
            let others = try search(question, client, agent)
            #expect(others.contains("Er loopt een zaak bij sociaal team."))
            #expect(!others.contains("Vries") && !others.contains(number))
        }
    }

    @Test("of who did not log in nothing is kept but the sealed answers")
    func anonymous() throws {
        try serving(StaffGrant(municipality: "duiven", role: .agent)) { client, desk, _ in
            let fields = [("plek", "Achter in de tuin"), ("reden", "ziek"), ("nieuwe-boom", "nee")]

            let answer = try client.post("/duiven/aanvragen/kapvergunning", form: [("stap", "3")] + fields + Self.about)

            #expect(answer.status == 303, "\(answer.text)")
            #expect(try !search("6921 ES 12-14", client, desk.staff).contains("Renée de Vries"))
        }
    }

    /// Someone at the desk, and the platform that more of them log in to.
    private struct Desk {
        let staff: StaffVisitor
        let platform: Platform
    }

    /// The session of a resident.
    private struct LoggedIn {
        let headers: [String: String]
        let formToken: String
    }

    private static let about = [("naam", "Renée de Vries"), ("postcode", "6921es"), ("huisnummer", "12-14")]

    /// Sends the last page of a form about oneself.
    ///
    /// - Returns: The number of the case.
    private func apply(
        _ type: String,
        _ fields: [(String, String)],
        _ client: TestClient,
        _ resident: LoggedIn
    ) throws -> String {
        let id = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0011)
        let hidden = [("stap", "3"), ("csrf", resident.formToken), ("formulier", id.description), ("ingelogd", "ja")]
        let answer = try client.post(
            "/duiven/aanvragen/\(type)",
            form: hidden + fields + Self.about,
            headers: resident.headers
        )
        #expect(answer.status == 303, "\(answer.text)")
        let own = try client.get("/duiven/mijn", headers: resident.headers).text
        return try String(#require(own.firstMatch(of: /Z-\d{4}-\d{6}/), "\(own)").0)
    }

    private func search(_ question: String, _ client: TestClient, _ staff: StaffVisitor) throws -> String {
        try client.post(
            "/duiven/werk/zoek",
            form: staff.form([("vraag", question), ("doel", "identification")]),
            headers: staff.headers
        ).text
    }

    private func serving(_ grant: StaffGrant, _ body: (TestClient, Desk, LoggedIn) throws -> Void) throws {
        let served = try installation.serve()
        defer { served.stop() }
        let desk = Desk(staff: try StaffVisitor([grant], at: served.platform), platform: served.platform)
        let token = SessionToken(randomness: SystemRandomness())
        let formToken = SessionToken(randomness: SystemRandomness()).text
        let tenant = try #require(served.platform.directory.open(slug: "duiven"))
        _ = try tenant.records.residentSessions.start(
            CitizenServiceNumber("999990019"),
            token: token.stored,
            formToken: formToken,
            at: served.platform.clock.now()
        )
        let resident = LoggedIn(headers: ["Cookie": "dichtbij_inwoner=\(token.text)"], formToken: formToken)
        try body(TestClient(port: served.server.port), desk, resident)
    }
}
