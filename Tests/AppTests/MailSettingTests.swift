import FoundationEssentials
import Glibc
import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Setting up e-mail")
struct MailSettingTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test(
        "a mistake in the settings of mail is told with file, key, value and remedy",
        arguments: [
            (#""relay": "mail.voorbeeld.example""#, "mail.relay \"mail.voorbeeld.example\": Dit is geen adres"),
            (#""relay": "smtp://a:b@mail.voorbeeld.example""#, "Dit is geen adres van een mailserver. Schrijf"),
            (#""relay": "smtp://mail.voorbeeld.example:25", "encryption": "none""#, "onversleuteld verlaten. Haal"),
            (#""relay": "smtp://mail.voorbeeld.example:25", "encryption": "tls""#, "mail.encryption \"tls\""),
            (
                #""relay": "smtps://mail.voorbeeld.example", "login": { "usernameVariable": "NAAM" }"#,
                "mail.login.passwordVariable: Dit gegeven ontbreekt."
            ),
        ]
    )
    func mistakes(_ fields: String, _ expected: String) throws {
        try set(fields)

        let run = installation.run("doctor")

        #expect(run.status == 1)
        #expect(run.output.contains("platform.json: mail"), "\(run.output)")
        #expect(run.output.contains(expected), "\(run.output)")
    }

    @Test("a sender that is no e-mail address is refused")
    func sender() throws {
        let file = "\(installation.config)/municipalities/heerde.json"
        try replace("gemeente@heerde.example", with: "gemeente", in: file)

        #expect(installation.run("doctor").output.contains("mailFrom \"gemeente\": Dit is geen e-mailadres."))
    }

    @Test("without a mail server messages wait with their cases, and operators and the doctor say so")
    func notSetUp() throws {
        try installation.whileServing { client in
            let answer = try client.post("/duiven/api/reports/v1/reports", json: Self.report)
            #expect(answer.status < 300, "\(answer.text)")

            let status = installation.run("sync", "status", "--mail").output

            #expect(status.contains("1 wachten"), "\(status)")
            #expect(status.contains("e-mail is hier niet ingesteld"), "\(status)")
            #expect(installation.run("sync", "status").output.contains("1 wachten") == false)
        }
        #expect(installation.run("doctor").output.contains("Er is geen mailserver ingesteld."))
    }

    @Test("the doctor misses the password and the sender of a municipality that sends no mail")
    func incomplete() throws {
        let login = #""login": { "usernameVariable": "MAIL_NAAM", "passwordVariable": "MAIL_WACHTWOORD" }"#
        try set(#""relay": "smtps://mail.voorbeeld.example", "# + login)
        let file = "\(installation.config)/municipalities/heerde.json"
        try replace("  \"mailFrom\": \"gemeente@heerde.example\",\n", with: "", in: file)

        let run = installation.run("doctor")
        #expect(run.output.contains("Naam of wachtwoord voor de mailserver ontbreekt."), "\(run.output)")
        #expect(run.output.contains("e-mail Heerde: Er is geen afzender"), "\(run.output)")
        let known = installation.run("doctor", variables: ["MAIL_NAAM": "a", "MAIL_WACHTWOORD": "b"])
        #expect(known.output.contains("De mailserver is smtps://mail.voorbeeld.example."), "\(known.output)")
        #expect(!known.output.contains("wachtwoord voor de mailserver"))
    }

    @Test("pausing mail leaves MijnOverheid alone, and a restart does not end it")
    func pause() throws {
        #expect(installation.run("sync", "pause", "duiven", "--mail").status == 0)

        #expect(!installation.run("sync", "status").output.contains("staat stil"))
        #expect(installation.run("sync", "status", "--mail").output.contains("staat stil"))
        #expect(installation.run("sync", "resume", "duiven", "--mail").status == 0)
        #expect(!installation.run("sync", "status", "--mail").output.contains("staat stil"))
    }

    @Test("in the demonstration mail is caught and can be read, and a refused one can be sent again")
    func caught() throws {
        let tray = DemoTray()
        let served = try installation.serve(tray: tray)
        defer { served.stop() }
        let client = TestClient(port: served.server.port)

        let sent = try client.post("/duiven/api/reports/v1/reports", json: Self.report)
        let code = try #require(try JSONTree(parsing: sent.body)["followCode"]?.text)
        let refused = Self.report.replacing("iemand@", with: "onbekend@").replacing("0201", with: "0202")
        _ = try client.post("/duiven/api/reports/v1/reports", json: refused)
        try waitUntil { try client.get("/demo/post").text.contains(code) }
        try waitUntil { installation.run("sync", "status", "--mail").output.contains("1 geweigerd, 1 aangenomen") }

        let page = try client.get("/demo/post").text
        #expect(page.contains("iemand@voorbeeld.example"))
        #expect(page.contains("Waar gaat dit over?"))
        #expect(!page.contains("onbekend@voorbeeld.example"))
        #expect(installation.run("sync", "replay", "duiven", "--mail").output.contains("1 bericht"))
    }

    @Test("the page of the demonstration is there in the demonstration only")
    func notInEarnest() throws {
        try installation.whileServing { (client: TestClient) throws in
            #expect(try client.get("/demo/post").status == 404)
        }
    }

    // MARK: Given

    private func set(_ fields: String) throws {
        let text = "\"mail\": { \(fields), \"timeoutSeconds\": 20 },\n  \"limits\":"
        try replace("\"limits\":", with: text, in: "\(installation.config)/platform.json")
    }

    private static let report = """
        {"id":"01990000-0000-7000-8000-000000000201","category":"container-vol",
        "description":"De container is vol.","place":{"text":"Dorpsstraat 1"},"email":"iemand@voorbeeld.example"}
        """
}
