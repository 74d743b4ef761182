import HTTPServer
import Kernel
import Records
import TestSupport
import Testing
import Vault

@testable import App

/// Cases of the social domain from begin to end, over real HTTP, on both sides.
@Suite("The life of a case of the social domain")
struct SocialJourneyTests {
    @Test("a resident reports, is visited, reads the findings, applies and gets a decision; the team does the rest")
    func wmo() throws {
        let office = try SocialOffice(in: "apeldoorn")
        let report = try office.report("wmo-melding")
        let page = "/apeldoorn/mijn/zaken/\(report.number)"
        #expect(try office.own(page).text.contains("Tijd voor uw eigen plan"))

        try office.act("ondersteuning", report, [("hoe", "telefoon"), ("antwoord", "ja")])
        try office.act(
            "spoedhulp",
            report,
            [("hulp", "Hulp bij opstaan"), ("reden", "U bent net geopereerd.")] + office.day("vanaf")
        )
        try office.act("eigen-plan", report, [("plan", "geen")] + office.day("dag"))
        try office.act("huisbezoek", report, [("tijd", "9-11")] + office.day("dag", 11))
        let told = try office.own(page).text
        #expect(told.contains("tussen 9.00 en 11.00 uur") && told.contains("6921 ES 1"))
        #expect(told.contains("Hulp bij opstaan") && told.contains("U bent net geopereerd."))
        try office.act("onderzoek", report, [])
        let findings = [("nodig", "Poetsen lukt niet."), ("zelf", "Buurvrouw kookt."), ("voorzieningen", "Wasserij.")]
        try office.act("verslag", report, findings + [("conclusie", "Twee uur hulp."), ("pgb", "ja")])
        #expect(try office.own(page).text.contains("Buurvrouw kookt."))

        let applied = try office.ownPost("\(page)/hulp-aanvragen", [("hulp", "Die twee uur.")])
        let own = try #require(applied.headers["location"], "\(applied.text)")
        let number = try #require(own.split(separator: "/").last.map(String.init))
        let application = try office.file(number)
        let decision = [
            ("uitkomst", "toegekend"), ("hulp", "2 uur per week"), ("hoe", "natura"), ("reden", "Dit past."),
        ]
        try office.act("hulp-besluit", application, decision + office.day("vanaf", 7))

        let read = try office.own(own).text
        #expect(read.contains("U krijgt: 2 uur per week.") && read.contains("bezwaar maken"))
        #expect(try office.file(number).resultKey == "toegekend")
        #expect(try office.file(report.number.description).resultKey == "aanvraag-volgt")
    }

    @Test("what was said and decided stands on no page that only the follow code opens, and on no list of another team")
    func notForOthers() throws {
        let office = try SocialOffice(in: "apeldoorn")
        let report = try office.report("wmo-melding")
        try office.act(
            "spoedhulp",
            report,
            [("hulp", "Opvang"), ("reden", "Thuis is het niet veilig.")] + office.day("vanaf")
        )

        let followed = try office.running.client().get("/apeldoorn/volg/\(report.followCode)")
        #expect(followed.status == 200)
        for words in ["Opvang", "niet veilig", "spoed"] { #expect(!followed.text.contains(words), "\(words)") }
        let stranger = try office.stranger()
        for path in ["", "/spoedhulp", "/huisbezoek", "/verslag"] {
            let answer = try office.running.client().get(
                "/apeldoorn/werk/zaken/\(report.number)\(path)",
                headers: stranger.cookie
            )
            #expect(answer.status == 404, "\(path)")
        }
        let list = try office.running.client().get("/apeldoorn/werk?wie=allen", headers: stranger.cookie)
        #expect(list.status == 200 && !list.text.contains(report.number.description))
    }

    @Test(
        "asked for on the website and handled step by step to a result that the resident reads",
        arguments: [
            ("jeugdhulp", "toegekend"), ("algemene-bijstand", "toegekend"), ("bijzondere-bijstand", "deels-toegekend"),
            ("schuldhulp", "toegekend"), ("schuldhulp-spoed", "advies"),
        ]
    )
    func wholeLife(key: String, result: String) throws {
        let office = try SocialOffice(in: "apeldoorn")
        let report = try office.report(key)
        let type = try office.type(key)
        let page = "/apeldoorn/mijn/zaken/\(report.number)"
        #expect(try office.own(page).text.contains("Tijd om te beslissen"))

        for step in type.steps.dropFirst() {
            let file = try office.file(report.number.description)
            let fields = [("gezien", String(office.running.clock.now().milliseconds)), ("stap", step.key)]
            let ending = step.isFinal ? [("resultaat", result), ("reden", "Dit past.")] : []
            try office.act("stap", file, fields + ending)
        }

        let closed = try office.file(report.number.description)
        #expect(closed.isClosed && closed.resultKey == result)
        let read = try office.own(page).text
        #expect(read.contains(type.results.first { $0.key == result }?.name ?? "?"))
    }
}

/// One municipality with own pages, a colleague of the social team and a resident, both logged in.
private struct SocialOffice {
    let running: RunningPlatform
    let slug: String
    let worker: RunningPlatform.Session
    let resident: RunningPlatform.Session

    init(in slug: String) throws {
        running = try RunningPlatform([slug])
        self.slug = slug
        let grant = StaffGrant(municipality: slug, role: .caseWorker, module: "social-domain", team: "sociaal-team")
        worker = try Self.logIn("sociaal", [grant], slug, running)
        let token = SessionToken(randomness: SystemRandomness())
        let formToken = SessionToken(randomness: SystemRandomness()).text
        _ = try running.platform.directory.open(slug: slug)?.records.residentSessions.start(
            CitizenServiceNumber("999990019"),
            token: token.stored,
            formToken: formToken,
            at: running.clock.now()
        )
        resident = RunningPlatform.Session(cookie: ["Cookie": "dichtbij_inwoner=\(token.text)"], formToken: formToken)
    }

    /// Somebody of another team, logged in.
    func stranger() throws -> RunningPlatform.Session {
        let grant = StaffGrant(municipality: slug, role: .teamLead, team: "buitendienst")
        return try Self.logIn("buitendienst", [grant], slug, running)
    }

    private static func logIn(
        _ name: String,
        _ grants: Set<StaffGrant>,
        _ slug: String,
        _ running: RunningPlatform
    ) throws -> RunningPlatform.Session {
        let now = running.clock.now()
        try running.platform.staff.add(
            StaffRecords.NewMember(
                loginName: name,
                fullName: "Medewerker \(name)",
                organisation: try running.municipality(slug).organisation,
                passwordHash: "no password opens this account",
                isOperator: false,
                grants: grants
            ),
            at: now
        )
        guard let account = try running.platform.staff.account(named: name)?.member else { throw Missing(what: name) }
        let token = SessionToken(randomness: SystemRandomness())
        let formToken = SessionToken(randomness: SystemRandomness()).text
        let session = StaffSession(member: account, formToken: formToken, endsAt: now.adding(seconds: 7_200))
        try running.platform.staff.start(session, token: token.stored, at: now)
        return RunningPlatform.Session(cookie: ["Cookie": "dichtbij_sessie=\(token.text)"], formToken: formToken)
    }

    func type(_ key: String) throws -> CaseType {
        let types = running.platform.directory.open(slug: slug)?.caseTypes
        guard let type = types?.current(key, on: running.clock.now().day) else { throw Missing(what: key) }
        return type
    }

    /// The resident sends the form on the website.
    func report(_ key: String) throws -> CaseFile {
        let answer = try ownPost("/\(slug)/aanvragen/\(key)", try type(key).filledIn)
        let code = try #require(
            answer.headers["location"]?.split(separator: "/").last.map(String.init),
            "\(answer.text)"
        )
        let file = try read { try $0.cases.find(code: try FollowCode(code)) }
        return try #require(file)
    }

    func file(_ number: String) throws -> CaseFile {
        let file = try read { try $0.cases.find(number: try CaseNumber(number)) }
        return try #require(file)
    }

    private func read<Value>(_ body: (any ReadSession) throws -> Value) throws -> Value {
        guard let open = running.platform.directory.open(slug: slug) else { throw Missing(what: slug) }
        return try open.entry.context(caller: .anonymous, now: running.clock.now(), module: nil).read(body)
    }

    /// A page of the resident.
    func own(_ path: String) throws -> TestClient.Answer { try running.client().get(path, headers: resident.cookie) }

    func ownPost(_ path: String, _ fields: [(String, String)]) throws -> TestClient.Answer {
        try running.post(path, fields, resident)
    }

    /// The team does one thing with the case as it is now.
    func act(_ action: String, _ file: CaseFile, _ fields: [(String, String)]) throws {
        let version = String(try self.file(file.number.description).work.version)
        let answer = try running.post(
            "/\(slug)/werk/zaken/\(file.number)/\(action)",
            [("versie", version), ("bevestig", "ja")] + fields,
            worker
        )
        guard answer.status == 303 else { throw Missing(what: "\(action): \(answer.status) \(answer.text)") }
    }

    /// The fields of a date, so many days from now.
    func day(_ name: String, _ days: Int = 0) -> [(String, String)] {
        let day = running.clock.now().day.adding(days: days)
        return [
            ("\(name)-dag", String(day.day)), ("\(name)-maand", String(day.month)), ("\(name)-jaar", String(day.year)),
        ]
    }
}
