import HTTPServer
import Kernel
import Records
import TestSupport
import Testing

@testable import App

/// Each application with a legal limit from begin to end, over real HTTP: asked for, completed, advised, decided, followed.
@Suite("The life of each application with a legal limit")
struct PermitJourneyTests {
    @Test(
        "asked for on the website, completed, advised and decided; who follows it sees the clock and the outcome",
        arguments: [
            ("evenementenvergunning", "politie"), ("omgevingsvergunning", "brandweer"), ("rommelmarkt", "politie"),
            ("parkeervergunning", "verkeer"), ("handhavingsverzoek", "toezicht"), ("kapvergunning", "groen"),
        ]
    )
    func wholeLife(key: String, partner: String) throws {
        let running = try RunningPlatform(["duiven"])
        let type = try running.type(key)
        let code = try running.apply(type)
        let session = try running.logIn()

        try running.act("aanvulling", code, [("deel1", "ja"), ("weken", "2")], session)
        let waiting = try running.client().get("/duiven/volg/\(code)")
        #expect(waiting.text.contains("De tijd staat stil") && waiting.text.contains("<svg"))
        let today = running.clock.now().day
        let date = [("dag-dag", today.day), ("dag-maand", today.month), ("dag-jaar", today.year)]
        try running.act("aanvulling-binnen", code, date.map { ($0.0, String($0.1)) }, session)
        try running.act("advies", code, [("partner", partner), ("vraag", "Kan dit?"), ("weken", "2")], session)
        try running.act("advies-binnen", code, [("advies", "1"), ("oordeel", "positief"), ("tekst", "Ja.")], session)
        let moved = try running.step(type.path[0], code, session)
        #expect(moved.status == 303, "\(moved.text)")
        let decision = [("uitkomst", "verleend"), ("reden", "Het past bij de regels."), ("onderwerp", "Op het plein")]
        try running.act("besluit", code, decision, session)

        let file = try running.file(code)
        #expect(file.isClosed && file.resultKey == "verleend")
        let followed = try running.client().get("/duiven/volg/\(code)")
        #expect(followed.text.contains(type.results.first { $0.key == "verleend" }?.name ?? "?"))
        #expect(followed.text.contains("Tijd om bezwaar te maken"))
        #expect(!followed.text.contains("Het past bij de regels."), "reasons are for the applicant")
        let page = try running.get("/duiven/werk/zaken/\(file.number)", session)
        #expect(page.text.contains("Het past bij de regels.") && page.text.contains("De klok van deze zaak"))
        let published = !["parkeervergunning", "handhavingsverzoek"].contains(key)
        #expect(page.text.contains("Tekst voor de publicatie") == published)
    }

    @Test("the last step of an application is set by a decision only")
    func lastStep() throws {
        let running = try RunningPlatform(["duiven"])
        let code = try running.apply(try running.type("parkeervergunning"))
        let session = try running.logIn()
        let number = try running.file(code).number

        let asked = try running.get("/duiven/werk/zaken/\(number)/stap", session)
        let sent = try running.step("besloten", code, session)

        #expect(asked.text.contains("Wij beoordelen uw aanvraag") && !asked.text.contains("Wij hebben besloten"))
        #expect(sent.status == 422)
        #expect(try running.file(code).isClosed == false)
    }
}

extension CaseType {
    /// The keys of the steps after the first that are not the last.
    fileprivate var path: [String] { steps.dropFirst().filter { !$0.isFinal }.map(\.key) }
}

extension RunningPlatform {
    /// Sends the form of a case type with an answer to every question, and gives the follow code.
    func apply(_ type: CaseType, in slug: String = "duiven") throws -> String {
        let applied = try client().post("/\(slug)/aanvragen/\(type.key)", form: type.filledIn)
        return try #require(applied.headers["location"]?.split(separator: "/").last.map(String.init), "\(applied.text)")
    }

    fileprivate func get(_ path: String, _ session: Session) throws -> TestClient.Answer {
        try client().get(path, headers: session.cookie)
    }

    /// Does one action on the case as it is now.
    fileprivate func act(
        _ action: String,
        _ code: String,
        _ fields: [(String, String)],
        _ session: Session
    ) throws {
        let file = try file(code)
        let answer = try post(
            "/duiven/werk/zaken/\(file.number)/\(action)",
            [("versie", String(file.work.version)), ("bevestig", "ja")] + fields,
            session
        )
        guard answer.status == 303 else { throw Missing(what: "\(action): \(answer.status) \(answer.text)") }
    }

    fileprivate func step(_ key: String, _ code: String, _ session: Session) throws -> TestClient.Answer {
        let file = try file(code)
        return try post(
            "/duiven/werk/zaken/\(file.number)/stap",
            [
                ("versie", String(file.work.version)), ("gezien", String(clock.now().milliseconds)), ("stap", key),
                ("bevestig", "ja"),
            ],
            session
        )
    }
}
