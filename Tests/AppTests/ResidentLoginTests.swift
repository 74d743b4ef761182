import FoundationEssentials
import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Logging in to the own pages")
struct ResidentLoginTests {
    private let installation: TestInstallation

    /// Duiven gets own pages, Heerde keeps its setting `mijnoverheid`.
    init() throws {
        installation = try TestInstallation()
        let file = "\(installation.config)/municipalities/duiven.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing(#""portal": "none""#, with: #""portal": "own""#)
            .write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test("who is not logged in goes to the login page, and after it back to the page that was asked for")
    func comesBack() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let asked = try client.get("/duiven/mijn/inzage", headers: ["Accept": "text/html"])
            #expect(asked.status == 303)
            #expect(asked.headers["location"] == "/duiven/mijn/inloggen?naar=%2Fmijn%2Finzage")

            let login = try client.get("/duiven/mijn/inloggen?naar=%2Fmijn%2Finzage")
            let answer = try submit(client, login, persoon: "1")

            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "/duiven/mijn/inzage")
        }
    }

    @Test(
        "a wish to go on elsewhere after logging in is not followed",
        arguments: ["https://x.example", "/werk", "//x"]
    )
    func staysHere(_ wish: String) throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let login = try client.get("/duiven/mijn/inloggen?naar=\(TestClient.escape(wish))")
            let token = try #require(Self.token(in: login.text))
            let answer = try client.post(
                "/duiven/mijn/inloggen",
                form: [("csrf", token), ("persoon", "1"), ("naar", wish)],
                headers: ["Cookie": Self.cookie(of: login)]
            )

            #expect(answer.headers["location"] == "/duiven/mijn")
        }
    }

    @Test("the cookie of a resident counts for one municipality, and no script or other site can use it")
    func cookie() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let answer = try submit(client, try client.get("/duiven/mijn/inloggen"), persoon: "1")

            let cookie = try #require(answer.headers["set-cookie"])
            for part in ["dichtbij_inwoner=", "; Path=/duiven;", "HttpOnly", "SameSite=Lax", "Max-Age=7200"] {
                #expect(cookie.contains(part), "\(part)")
            }
        }
    }

    @Test("a resident sees the own pages, stays with one button, and after logging out is out")
    func visit() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let session = try logIn(client)
            let page = try client.get("/duiven/mijn", headers: ["Cookie": session])
            #expect(page.status == 200)
            #expect(page.text.contains("U bent ingelogd tot"))
            let token = try #require(Self.token(in: page.text))

            let stayed = try client.post(
                "/duiven/mijn/bezoek",
                form: [("csrf", token), ("naar", "/mijn/inzage")],
                headers: ["Cookie": session]
            )
            #expect(stayed.headers["location"] == "/duiven/mijn/inzage")
            let left = try client.post(
                "/duiven/mijn/bezoek",
                form: [("csrf", token), ("uit", "ja")],
                headers: ["Cookie": session]
            )

            #expect(left.status == 303)
            #expect(try client.get("/duiven/mijn", headers: ["Cookie": session]).status == 401)
        }
    }

    @Test("a form of the website knows who is logged in, and comes back after logging in")
    func formWhileLoggedIn() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let path = "/duiven/aanvragen/kapvergunning"
            let anybody = try client.get(path)
            #expect(anybody.text.contains("/duiven/mijn/inloggen?naar=%2Faanvragen%2Fkapvergunning"))
            let login = try client.get("/duiven/mijn/inloggen?naar=%2Faanvragen%2Fkapvergunning")
            let answer = try submit(client, login, persoon: "1")
            let cookie = ["Cookie": Self.cookie(of: answer)]

            let own = try client.get(path, headers: cookie)
            #expect(answer.headers["location"] == path)
            #expect(own.text.contains("name=\"ingelogd\"") && Self.token(in: own.text) != nil)
        }
    }

    @Test("a form of the website that another site sends opens no case in the name of who is logged in")
    func foreignApplication() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let session = try logIn(client)
            let fields = [
                ("stap", "3"), ("plek", "Tuin"), ("reden", "ziek"), ("nieuwe-boom", "ja"), ("naam", "Jan Test"),
                ("postcode", "6921 ES"), ("huisnummer", "1"),
            ]
            let headers = ["Cookie": session]
            let page = try client.get("/duiven/aanvragen/kapvergunning", headers: headers)
            let token = try #require(Self.token(in: page.text))

            let foreign = try client.post("/duiven/aanvragen/kapvergunning", form: fields, headers: headers)
            let nothing = try client.get("/duiven/mijn", headers: headers)
            let own = try client.post(
                "/duiven/aanvragen/kapvergunning",
                form: fields + [("csrf", token)],
                headers: headers
            )

            #expect([foreign.status, own.status] == [303, 303])
            #expect(!nothing.text.contains("Een boom weghalen"))
            #expect(try client.get("/duiven/mijn", headers: headers).text.contains("Een boom weghalen"))
        }
    }

    @Test("a resident's form that another site sends, without our token, changes nothing")
    func foreignForms() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let session = try logIn(client)
            let answers = try ["bezoek", "gegevens"].map {
                try client.post(
                    "/duiven/mijn/\($0)",
                    form: [("csrf", "x"), ("uit", "ja")],
                    headers: ["Cookie": session]
                ).status
            }
            let login = try client.post("/duiven/mijn/inloggen", form: [("persoon", "1")])

            #expect(answers == [403, 403])
            #expect(login.status == 403)
            #expect(try client.get("/duiven/mijn", headers: ["Cookie": session]).status == 200)
        }
    }

    @Test("who chooses nobody is asked again", arguments: ["", "99", "-1", "999990019"])
    func nobody(_ person: String) throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let answer = try submit(client, try client.get("/duiven/mijn/inloggen"), persoon: person)

            #expect(answer.status == 422)
            #expect(answer.text.contains("Kies een persoon."))
        }
    }

    @Test("outside the demonstration the login page says that it is not possible yet and which ways there are")
    func notConnected() throws {
        try serving(nil) { (client: TestClient) throws in
            let page = try client.get("/duiven/mijn/inloggen")

            #expect(page.status == 200)
            #expect(page.text.contains("Inloggen kan nu nog niet."))
            #expect(page.text.contains("/duiven/volg") && page.text.contains("0316"))
            #expect(try client.post("/duiven/mijn/inloggen", form: [("persoon", "1")]).status == 404)
        }
    }

    @Test("where the portal setting is not own, the own pages do not exist and no page leads there")
    func noPortal() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let paths = ["/mijn", "/mijn/inloggen", "/mijn/inzage", "/mijn/gegevens", "/mijn/zaken/Z-2026-000001"]
            for path in paths { #expect(try client.get("/heerde\(path)").status == 404, "\(path)") }

            #expect(try client.get("/duiven").text.contains("/duiven/mijn"))
            #expect(try !client.get("/heerde").text.contains("/heerde/mijn"))
        }
    }

    @Test("the login of the demonstration shows no citizen service number")
    func noNumbers() throws {
        try serving(DemoLogin()) { (client: TestClient) throws in
            let page = try client.get("/duiven/mijn/inloggen").text

            #expect(!DemoResidents.numbers.contains { page.contains($0) })
        }
    }

    private func serving(_ login: (any ResidentLogin)?, _ body: (TestClient) throws -> Void) throws {
        let served = try installation.serve(login: login)
        defer { served.stop() }
        try body(TestClient(port: served.server.port))
    }

    /// The cookie of a new session.
    private func logIn(_ client: TestClient) throws -> String {
        Self.cookie(of: try submit(client, try client.get("/duiven/mijn/inloggen"), persoon: "1"))
    }

    private func submit(_ client: TestClient, _ page: TestClient.Answer, persoon: String) throws -> TestClient.Answer {
        let next = page.text.firstMatch(of: /name="naar" value="([^"]*)"/).map { [("naar", String($0.1))] } ?? []
        return try client.post(
            "/duiven/mijn/inloggen",
            form: [("csrf", Self.token(in: page.text) ?? ""), ("persoon", persoon)] + next,
            headers: ["Cookie": Self.cookie(of: page)]
        )
    }

    private static func cookie(of answer: TestClient.Answer) -> String {
        answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init) ?? ""
    }

    private static func token(in page: String) -> String? {
        page.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.1) }
    }
}
