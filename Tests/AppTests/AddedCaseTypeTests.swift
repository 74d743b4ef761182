import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("A case type that is only a file")
struct AddedCaseTypeTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    /// A file as a domain team drops it, made of the one that is shipped.
    private func drop(_ text: String, at path: String = "case-types/civil-affairs/briefadres.json") throws {
        let file = "\(installation.config)/\(path)"
        let folder = file.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
    }

    private static func sample(key: String = "briefadres", startsOn: String = "2026-01-01") throws -> String {
        try String(
            contentsOfFile: "\(packageRoot)/Config/case-types/physical-domain/kapvergunning.json",
            encoding: .utf8
        )
        .replacing("\"key\": \"kapvergunning\"", with: "\"key\": \"\(key)\"")
        .replacing("Een boom weghalen", with: "Een briefadres aanvragen")
        .replacing("2026-01-01", with: startsOn)
    }

    @Test("it is offered, asked for, pushed and followed without any code")
    func works() throws {
        try drop(try Self.sample())
        let secret = try installation.addClient("rijbewijzen")

        try installation.whileServing { client in
            #expect(try client.get("/duiven/aanvragen").text.contains("Een briefadres aanvragen"))
            #expect(try client.get("/duiven").text.contains("Vraag iets aan"))
            #expect(try client.get("/duiven/aanvragen/briefadres").text.contains("Over de boom"))

            let asked = try client.post("/duiven/aanvragen/briefadres", form: Self.answers)
            #expect(asked.status == 303, "\(asked.text)")
            let page = try client.get(asked.headers["location"] ?? "")
            let code = try #require(page.text.firstMatch(of: /\/volg\/([0-9A-Z-]+)/)).1
            #expect(try client.get("/duiven/volg/\(code)").text.contains("Wij hebben uw aanvraag"))

            let pushed = try client.post(
                "/duiven/api/track-and-trace/v1/updates",
                json: Self.update(status: "onderzoek"),
                headers: TestClient.headers("rijbewijzen", secret: secret)
            )
            #expect(pushed.text.contains("accepted") || pushed.text.contains("created"), "\(pushed.text)")
            let found = try client.find(reference: "R-1", "rijbewijzen", secret: secret)
            #expect(found.text.contains("briefadres"), "\(found.text)")
        }
    }

    @Test("check without a file looks at everything: modules, added files and what municipalities change")
    func checksEverything() throws {
        try drop(try Self.sample())

        let run = installation.run("case-types", "check")

        #expect(run.status == 0, "\(run.errors)")
        for words in [
            "briefadres.json: briefadres", "paspoort.json: paspoort", "kapvergunning bij Heerde", "Alles klopt.",
        ] {
            #expect(run.output.contains(words), "\(words)")
        }
    }

    @Test("a key or version that is there already is refused with both files")
    func doubles() throws {
        try drop(try Self.sample(key: "melding-openbare-ruimte"))
        let other = installation.run("case-types", "check")
        #expect(other.status == 1)
        #expect(
            other.errors.contains("(Modules/PhysicalDomain/CaseTypes/melding-openbare-ruimte.json)"),
            "\(other.errors)"
        )
        #expect(other.errors.contains("civil-affairs/briefadres.json"))

        try drop(try Self.sample(key: "paspoort"))
        let same = installation.run("case-types", "check")
        #expect(same.errors.contains("CaseTypes/paspoort.json en "), "\(same.errors)")
        #expect(same.errors.contains("civil-affairs/briefadres.json"))

        try drop(try Self.sample(key: "paspoort", startsOn: "2026-06-01"))
        #expect(installation.run("case-types", "check").status == 0)
    }

    @Test("mistakes in added files and in a municipality's own files are told together")
    func mistakes() throws {
        try drop("{}")
        try drop("{}", at: "case-types/burgerzaken/x.json")
        try drop("{ \"key\": \"kapvergunning\", \"name\": 3 }", at: "municipalities/duiven/case-types/kap.json")
        try drop("{}", at: "municipalities/duivn/case-types/kap.json")

        let run = installation.run("case-types", "check")

        #expect(run.status == 1)
        for words in [
            "briefadres.json: steps: Dit gegeven ontbreekt.", "burgerzaken: Er is geen onderdeel met deze naam.",
            "duiven/case-types/kap.json: name 3: Hier moet tekst staan.",
            "duivn: Er is geen gemeente met deze naam. Bedoelt u",
        ] {
            #expect(run.errors.contains(words), "\(words) in \(run.errors)")
        }
    }

    @Test("what a municipality changes must fit the case types there are")
    func unfitOverride() throws {
        let path = "municipalities/duiven/case-types/kap.json"
        try drop(
            "{ \"key\": \"kapvergunning\", \"steps\": { \"onderzoeken\": { \"now\": \"Wij kijken.\" } } }",
            at: path
        )

        let run = installation.run("case-types", "check")

        #expect(run.status == 1)
        #expect(run.errors.contains("Deze stap bestaat niet. Bedoelt u \"onderzoek\"?"), "\(run.errors)")
    }

    @Test("versions and municipalities stand side by side, as text and as JSON")
    func diff() throws {
        try drop(try Self.sample())
        try drop(
            try Self.sample(startsOn: "2027-01-01").replacing("Wij lezen uw aanvraag.", with: "Wij lezen hem."),
            at: "case-types/civil-affairs/briefadres-2027.json"
        )

        let text = installation.run("case-types", "diff")
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("  norm\n    2026-01-01 alle andere  6 weken\n    2026-01-01 heerde"))
        #expect(text.output.contains("2027-01-01 alle andere  Wij lezen hem."))
        #expect(!text.output.contains("paspoort"))

        let rows = try installation.json("case-types", "diff", "briefadres").list?.first
        #expect(rows?["caseType"]?.text == "briefadres")
        #expect(rows?["columns"]?.list?.count == 2)
        #expect(rows?["rows"]?.list?.first?["place"]?.text == "steps.ontvangen.now")
        #expect(installation.run("case-types", "diff", "rijbewijz").errors.contains("Bedoelt u"))
        #expect(installation.run("case-types", "diff", "paspoort").output.contains("Nergens een verschil."))
    }

    @Test("a text for residents that is not plain is refused with the sentence, the rule and an alternative")
    func notPlain() throws {
        try drop(try Self.sample().replacing("Wij lezen uw aanvraag.", with: "Wij lezen uw aanvraag. Conform de wet."))

        let run = installation.run("case-types", "check")

        #expect(run.status == 1)
        #expect(
            run.errors.contains(
                "steps[0].now \"Conform de wet.\": \"conform\" is geen gewone taal. Schrijf: volgens."
            ),
            "\(run.errors)"
        )
    }

    @Test("residents of a municipality read its own texts and promise")
    func ownTexts() throws {
        try installation.whileServing { (client: TestClient) throws in
            #expect(try client.get("/heerde/aanvragen/kapvergunning").text.contains("Wij zijn binnen 4 weken klaar."))
            #expect(try client.get("/duiven/aanvragen/kapvergunning").text.contains("Wij zijn binnen 6 weken klaar."))
        }
    }

    private static let answers = [
        ("stap", "3"), ("plek", "Achter in de tuin"), ("reden", "ziek"), ("nieuwe-boom", "ja"), ("naam", "Jan Test"),
        ("postcode", "6921 ES"), ("huisnummer", "1"),
    ]

    private static func update(status: String) -> String {
        """
        {"updates":[{"id":"01990000-0000-7000-8000-00000000abcd","reference":"R-1","caseType":"briefadres",\
        "status":"\(status)","at":"\(SystemClock().now().rfc3339)"}]}
        """
    }
}
