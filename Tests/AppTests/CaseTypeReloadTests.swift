import FoundationEssentials
import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Reading case types again while the server runs")
struct CaseTypeReloadTests {
    private let installation: TestInstallation
    private let added = "case-types/physical-domain/buurtfeest.json"
    private let later = "case-types/physical-domain/buurtfeest-later.json"
    private let own = "municipalities/duiven/case-types/kap.json"

    init() throws { installation = try TestInstallation() }

    @Test("a new case type is offered and can be pushed at once, and the command says what is new")
    func new() throws {
        let secret = try installation.addClient("feesten")
        try installation.whileServing { client in
            #expect(try client.get("/duiven/aanvragen/buurtfeest").status == 404)
            try drop(try sample(), at: added)

            let run = reload()

            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("Nieuw: buurtfeest (2026-01-01). Er verandert iets bij: duiven, heerde."))
            #expect(try client.get("/duiven/aanvragen").text.contains("Een buurtfeest houden"))
            #expect(try client.get("/heerde/aanvragen/buurtfeest").status == 200)
            let update = """
                {"id":"0199aaaa-0000-7000-8000-000000000001","reference":"R-1","caseType":"buurtfeest",\
                "status":"onderzoek","at":"\(SystemClock().now().rfc3339)"}
                """
            let pushed = try client.post(
                "/duiven/api/track-and-trace/v1/updates",
                json: #"{"updates":[\#(update)]}"#,
                headers: TestClient.headers("feesten", secret: secret)
            )
            #expect(pushed.status == 200 && pushed.text.contains("Z-"), "\(pushed.text)")
        }
    }

    @Test("what one municipality changes about a case type holds there at once, and elsewhere not")
    func ownTexts() throws {
        try installation.whileServing { client in
            try drop(#"{ "key": "kapvergunning", "name": "Een boom kappen in Duiven" }"#, at: own)

            let run = reload()

            #expect(run.output.contains("Er verandert iets bij: duiven.") && !run.output.contains("Nieuw"))
            #expect(try client.get("/duiven/aanvragen").text.contains("Een boom kappen in Duiven"))
            #expect(try !client.get("/heerde/aanvragen").text.contains("in Duiven"))
        }
    }

    @Test("a mistake is told with file, key, value and remedy, and everything stays as it was")
    func mistake() throws {
        try installation.whileServing { client in
            try drop(try sample(), at: added)
            try drop(#"{ "key": "kapvergunning", "name": 3 }"#, at: own)

            let run = reload()

            #expect(run.status == 1)
            #expect(run.errors.contains("duiven/case-types/kap.json: name 3: Hier moet tekst staan."), "\(run.errors)")
            #expect(try client.get("/duiven/aanvragen/buurtfeest").status == 404)
            #expect(try client.get("/duiven/aanvragen/kapvergunning").status == 200)
        }
    }

    @Test("a version that is gone is refused, because cases may run with it")
    func gone() throws {
        try drop(try sample(), at: added)
        try installation.whileServing { client in
            try FileManager.default.removeItem(atPath: "\(installation.config)/\(added)")

            let run = reload()

            #expect(run.status == 1 && run.errors.contains("buurtfeest (2026-01-01)"), "\(run.errors)")
            #expect(try client.get("/duiven/aanvragen/buurtfeest").status == 200)
        }
    }

    @Test(
        "a known version that lost a step, a transition or a result is refused, because cases may need it",
        arguments: [
            ("\"onderzoek\"", "\"bekijken\"", "stap onderzoek"),
            (
                "\"ontvangen\": [\"onderzoek\", \"besluit\"]", "\"ontvangen\": [\"onderzoek\"]",
                "overgang van ontvangen naar besluit"
            ),
            ("\"ingetrokken\"", "\"gestopt\"", "resultaat ingetrokken"),
        ]
    )
    func lost(old: String, new: String, words: String) throws {
        try drop(try sample(), at: added)
        try installation.whileServing { client in
            try drop(try sample().replacing(old, with: new), at: added)

            let run = reload()

            #expect(run.status == 1 && run.errors.contains("buurtfeest (2026-01-01) \(words)"), "\(run.errors)")
            #expect(run.errors.contains("geef het zaaktype een nieuwe startsOn"), "\(run.errors)")
            try drop(try sample().replacing(old, with: new).replacing("2026-01-01", with: "2030-01-01"), at: later)
            try drop(try sample(), at: added)
            #expect(reload().status == 0)
        }
    }

    @Test("mail about a case type that came with a reload says what the message is about")
    func mail() throws {
        let tray = DemoTray()
        let served = try installation.serve(tray: tray)
        defer { served.stop() }
        let client = TestClient(port: served.server.port)
        try drop(try sample(), at: added)
        #expect(reload().status == 0)

        let sent = try client.post("/duiven/aanvragen/buurtfeest", form: Self.answers)

        #expect(sent.status == 303, "\(sent.text)")
        try waitUntil { try client.get("/demo/post").text.contains("jan@voorbeeld.example") }
        let page = try client.get("/demo/post").text
        #expect(page.contains("Wij hebben uw aanvraag. Wij lezen hem nu."))
        #expect(!page.contains("Er is nieuws over uw zaak"))
    }

    private static let answers = [
        ("stap", "3"), ("plek", "Op de markt"), ("reden", "anders"), ("nieuwe-boom", "nee"), ("naam", "Jan Test"),
        ("postcode", "6921 ES"), ("huisnummer", "1"), ("email", "jan@voorbeeld.example"),
    ]

    @Test("files that did not change change nothing, and without a server there is nothing to tell")
    func nothing() throws {
        #expect(reload().output.contains("De server draait niet."))
        try installation.whileServing { _ in
            let run = reload()

            #expect(run.status == 0 && run.output.contains("Er is niets veranderd."), "\(run.errors)")
        }
    }

    @Test("a municipality that comes in later has the case types of then")
    func laterMunicipality() throws {
        try installation.whileServing { client in
            try drop(try sample(), at: added)
            _ = reload()
            let epe = installation.addEpe()

            #expect(epe.status == 0, "\(epe.errors)")
            #expect(try client.get("/epe/aanvragen/buurtfeest").status == 200)
        }
    }

    private func reload() -> CommandRun { installation.run("case-types", "reload") }

    /// A case type as a domain team writes it, made of the one that is shipped.
    private func sample() throws -> String {
        try String(
            contentsOfFile: "\(packageRoot)/Config/case-types/physical-domain/kapvergunning.json",
            encoding: .utf8
        )
        .replacing("\"key\": \"kapvergunning\"", with: "\"key\": \"buurtfeest\"")
        .replacing("Een boom weghalen", with: "Een buurtfeest houden")
    }

    private func drop(_ text: String, at path: String) throws {
        let file = "\(installation.config)/\(path)"
        let folder = file.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
    }
}
