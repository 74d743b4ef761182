import HTTPServer
import Kernel
import Records
import TestSupport
import Testing
import Vault

@testable import App

@Suite("The page with modules and municipalities")
struct ModulePageTests {
    private let installation: TestInstallation
    private let page = "/beheer/onderdelen/duiven/physical-domain"

    init() throws { installation = try TestInstallation() }

    @Test("an operator sees every module of the own municipalities and of no others")
    func matrix() throws {
        try serving { client, session in
            let matrix = try client.get("/beheer/onderdelen", headers: session.headers).text

            #expect(matrix.contains("Zet uit<span class=\"hidden-text\">: Burgerzaken bij Duiven"))
            #expect(!matrix.contains("Heerde"))
            #expect(try client.get("/beheer/onderdelen").status != 200)
            #expect(try client.get("/beheer/onderdelen/heerde/physical-domain", headers: session.headers).status == 404)
            #expect(try client.get("/beheer/onderdelen/duiven/straat", headers: session.headers).status == 404)
        }
    }

    @Test("the page says what will change before anything does")
    func announces() throws {
        try serving { client, session in
            let text = try client.get(page, headers: session.headers).text

            for words in [
                "Straat en groen uitzetten bij Duiven", "Een boom weghalen", "/duiven/melden",
                "/duiven/aanvragen/kapvergunning", "Er loopt nu geen zaak.", "Er is nu nog niets veranderd.",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(try client.get("/duiven/melden").status == 200)
        }
    }

    @Test("a module goes off and on again, with its pages")
    func switches() throws {
        try serving { client, session in
            let off = try client.post(
                page,
                form: [("csrf", session.token), ("stand", "uit")],
                headers: session.headers
            )
            #expect(off.status == 303)
            let matrix = try client.get(off.headers["location"] ?? "", headers: session.headers).text
            #expect(matrix.contains("Straat en groen staat uit bij Duiven."))
            #expect(try client.get("/duiven/melden").status == 404)
            #expect(try !client.get("/duiven/aanvragen").text.contains("Een boom weghalen"))
            #expect(try client.get(page, headers: session.headers).text.contains("aanzetten bij Duiven"))

            let on = try client.post(page, form: [("csrf", session.token), ("stand", "aan")], headers: session.headers)
            #expect(on.status == 303)
            #expect(try client.get("/duiven/melden").status == 200)
        }
    }

    @Test("with open cases it asks for a tick first, and the cases can still be followed")
    func openCases() throws {
        try serving { client, session in
            let fields = [
                ("stap", "3"), ("plek", "Tuin"), ("reden", "ziek"), ("nieuwe-boom", "ja"), ("naam", "Jan Test"),
                ("postcode", "6921 ES"), ("huisnummer", "1"),
            ]
            let location = try client.post("/duiven/aanvragen/kapvergunning", form: fields).headers["location"] ?? ""
            let code = location.split(separator: "/").last ?? ""
            let form = [("csrf", session.token), ("stand", "uit")]
            #expect(try client.get(page, headers: session.headers).text.contains("Er loopt nu 1 zaak."))

            let refused = try client.post(page, form: form, headers: session.headers)
            #expect(refused.status == 422)
            #expect(refused.text.contains("Zet hier een vinkje, of sluit eerst de zaken."))
            #expect(try client.get("/duiven/melden").status == 200)

            let done = try client.post(page, form: form + [("open-zaken", "ja")], headers: session.headers)
            #expect(done.status == 303)
            #expect(try client.get("/duiven/melden").status == 404)
            #expect(try client.get("/duiven/volg/\(code)").status == 200)
        }
    }

    @Test("a form of another site, or one that says nothing, switches nothing")
    func foreignForms() throws {
        try serving { client, session in
            let foreign = try client.post(page, form: [("csrf", "x"), ("stand", "uit")], headers: session.headers)
            let empty = try client.post(page, form: [("csrf", session.token)], headers: session.headers)

            #expect([foreign.status, empty.status] == [403, 403])
            #expect(try client.get("/duiven/melden").status == 200)
        }
    }

    /// A session of an operator of 1Stroom.
    private struct Session {
        let headers: [String: String]
        let token: String
    }

    private func serving(_ body: (TestClient, Session) throws -> Void) throws {
        let served = try installation.serve()
        defer { served.stop() }
        let now = served.platform.clock.now()
        let staff = served.platform.staff
        try staff.add(
            StaffRecords.NewMember(
                loginName: "beheer",
                fullName: "Beheer",
                organisation: "1stroom",
                passwordHash: "no password opens this account",
                isOperator: true
            ),
            at: now
        )
        let member = try #require(try staff.account(named: "beheer")?.member)
        let token = SessionToken(randomness: SystemRandomness())
        let formToken = SessionToken(randomness: SystemRandomness()).text
        let session = StaffSession(member: member, formToken: formToken, endsAt: now.adding(seconds: 600))
        try staff.start(session, token: token.stored, at: now)
        let headers = ["Cookie": "\(FrontDoor.sessionCookie)=\(token.text)"]
        try body(TestClient(port: served.server.port), Session(headers: headers, token: formToken))
    }
}
