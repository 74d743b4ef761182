import HTTPServer
import Kernel
import Pages
import Records
import TestSupport
import Testing
import Vault

@testable import App

@Suite("The pages of the operators")
struct OperatorPageTests {
    private let installation: TestInstallation
    private let password = "een-lang-wachtwoord"

    init() throws { installation = try TestInstallation() }

    @Test("who is not logged in is led to the login page")
    func leadsToLogin() throws {
        try serving { client, _ in
            let answer = try client.get("/beheer/koppeling", headers: ["Accept": "text/html"])

            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "/beheer/inloggen")
        }
    }

    @Test("a row says since when MijnOverheid does not answer, however long messages wait")
    func tellsSinceWhen() throws {
        let now = Timestamp.testNoon
        let since = now.adding(seconds: -120)
        let queue = QueueStanding(
            waiting: 3,
            oldestAt: now.adding(seconds: -86_400),
            refused: 0,
            accepted: 0,
            lastAcceptedAt: nil,
            pause: nil
        )
        let municipality = try Municipality.test()
        let states = [60, -60].map { seconds in
            let hold = EndpointHold(since: since, until: now.adding(seconds: seconds))
            let overview = DeliveryOverview(
                queue: queue,
                medianDelayMilliseconds: nil,
                hold: hold,
                certificateEndsAt: nil
            )
            return SyncRow(municipality, overview, now: now).state
        }

        #expect(states == [.down(since: since), .working])
    }

    @Test("with name and password an operator sees the own municipalities and no others")
    func logsIn() throws {
        try serving { client, _ in
            let session = try #require(try logIn(client))

            let page = try client.get("/beheer/koppeling", headers: ["Cookie": session])

            #expect(page.status == 200)
            #expect(page.text.contains("Duiven"))
            #expect(!page.text.contains("Heerde"))
            #expect(try client.get("/beheer/koppeling/heerde/berichten", headers: ["Cookie": session]).status == 404)
        }
    }

    @Test("the cookie of a session cannot be read by scripts or sent by other sites' forms")
    func guardsTheCookie() throws {
        try serving { client, _ in
            let answer = try submitLogin(client, name: "beheer", password: password)

            let cookie = try #require(answer.headers["set-cookie"])
            #expect(answer.status == 303)
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        }
    }

    @Test("a wrong password and an unknown name get the same answer", arguments: ["beheer", "niemand"])
    func refusesAlike(name: String) throws {
        try serving { client, _ in
            let answer = try submitLogin(client, name: name, password: "verkeerd")

            #expect(answer.status == 422)
            #expect(answer.text.contains("horen niet bij elkaar"))
            #expect(!answer.text.contains("verkeerd"), "a password is never sent back")
        }
    }

    @Test("after five wrong passwords also the right one has to wait")
    func limitsTries() throws {
        try serving { client, _ in
            for _ in 1...5 { _ = try submitLogin(client, name: "beheer", password: "verkeerd") }

            #expect(try submitLogin(client, name: "beheer", password: password).status == 429)
        }
    }

    @Test("a form that another site sends, without our token, changes nothing")
    func refusesForeignForms() throws {
        try serving { client, _ in
            let session = try #require(try logIn(client))

            let login = try client.post("/beheer/inloggen", form: [("naam", "beheer"), ("wachtwoord", password)])
            let logout = try client.post("/beheer/uitloggen", form: [("csrf", "x")], headers: ["Cookie": session])
            let replay = try client.post("/beheer/koppeling/duiven/opnieuw", form: [], headers: ["Cookie": session])

            #expect([login.status, logout.status, replay.status] == [403, 403, 403])
            #expect(try client.get("/beheer/koppeling", headers: ["Cookie": session]).status == 200)
        }
    }

    @Test("after logging out the session is gone, also for who kept the cookie")
    func logsOut() throws {
        try serving { client, _ in
            let session = try #require(try logIn(client))
            let page = try client.get("/beheer/uitloggen", headers: ["Cookie": session])
            let token = try #require(Self.token(in: page.text))

            let answer = try client.post("/beheer/uitloggen", form: [("csrf", token)], headers: ["Cookie": session])

            #expect(answer.status == 303)
            #expect(try client.get("/beheer/koppeling", headers: ["Cookie": session]).status != 200)
        }
    }

    @Test("the figures name the own municipalities only")
    func showsOwnFigures() throws {
        try serving { client, _ in
            let session = try #require(try logIn(client))

            let figures = try client.get("/metrics", headers: ["Cookie": session]).text

            #expect(figures.contains(#"mijnoverheid_waiting{municipality="duiven"}"#))
            #expect(!figures.contains("heerde"))
            #expect(try client.get("/metrics").status == 401)
        }
    }

    private func serving(_ body: (TestClient, ServedPlatform) throws -> Void) throws {
        let served = try installation.serve()
        defer { served.stop() }
        let cost = try #require(PasswordHash.Cost(logarithm: 4))
        let hash = try #require(PasswordHash(hashing: password, cost: cost, randomness: SystemRandomness()))
        try served.platform.staff.add(
            StaffRecords.NewMember(
                loginName: "beheer",
                fullName: "Beheer",
                organisation: "1stroom",
                passwordHash: hash.text,
                isOperator: true
            ),
            at: served.platform.clock.now()
        )
        try body(TestClient(port: served.server.port), served)
    }

    private func submitLogin(_ client: TestClient, name: String, password: String) throws -> TestClient.Answer {
        let page = try client.get("/beheer/inloggen")
        let visit = page.headers["set-cookie"]?.split(separator: ";").first.map(String.init) ?? ""
        return try client.post(
            "/beheer/inloggen",
            form: [("csrf", Self.token(in: page.text) ?? ""), ("naam", name), ("wachtwoord", password)],
            headers: ["Cookie": visit]
        )
    }

    /// The cookie of a new session, `nil` when the login was refused.
    private func logIn(_ client: TestClient) throws -> String? {
        let answer = try submitLogin(client, name: "beheer", password: password)
        return answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init)
    }

    private static func token(in page: String) -> String? {
        page.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.1) }
    }
}
