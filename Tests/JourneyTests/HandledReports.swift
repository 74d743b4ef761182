import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// What exists in a municipality once reports are handled there: a question to a reporter and one to a partner, a report
/// that is done with a photo, a neighbour who wants to hear, works, and a decision that neighbours read; all of it made as
/// people make it.
struct HandledReports: Sendable {
    /// A report about which a question waits, and the code to answer that with.
    var number = "Z-2026-009995"
    var askedCode = FollowCode(from: Counting(11)).description
    var answerCode = FollowCode(from: Counting(12)).description
    var partnerCode = FollowCode(from: Counting(13)).description
    /// A report that is done, and its photo.
    var readyCode = FollowCode(from: Counting(14)).description
    var photo = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0011).description
    /// A report that nobody handled yet.
    var untouched = "Z-2026-009994"
    var watchCode = FollowCode(from: Counting(15)).description
    var works = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0012).description
    /// A question for advice to a partner.
    var adviceCode = FollowCode(from: Counting(16)).description
    /// What everybody reads of a decided application.
    var notice = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0013).description

    /// Well-formed names of nothing.
    static let nothing = HandledReports()

    var all: [String] {
        [number, askedCode, answerCode, partnerCode, readyCode, photo, untouched, watchCode, works, notice, adviceCode]
    }

    private init() {}

    /// Makes all of it happen in a municipality.
    ///
    /// - Throws: ``Missing`` when it refuses what the test sends.
    init(in municipality: Municipality, by account: StaffMember, at running: RunningPlatform) throws {
        let desk = try Desk(municipality, account, running)
        let asked = try desk.report()
        (number, askedCode) = asked
        try desk.post("/werk/meldingen/\(asked.number)/vraag", [("vraag", "Waar is het precies?")])
        try desk.post(
            "/werk/meldingen/\(asked.number)/partner",
            [("partner", municipality.partners.first?.key ?? ""), ("vraag", "Is dit van u?")]
        )
        untouched = try desk.report().number
        let ready = try desk.report()
        readyCode = ready.code
        try desk.finish(ready.number)
        try desk.post("/buurt", [("gebied", "wijk"), ("postcode", "6921 AA"), ("email", "buur@voorbeeld.example")])
        try desk.post("/werk/werkzaamheden", Self.works)
        try desk.decide("rommelmarkt")
        try desk.askAdvice("evenementenvergunning")
        answerCode = try desk.text("SELECT code FROM physical_domain_question")
        partnerCode = try desk.text(
            """
            SELECT follow_code FROM public_case
            WHERE id = (SELECT max(case_key) FROM physical_domain_partner_question)
            """
        )
        watchCode = try desk.text(
            "SELECT follow_code FROM public_case WHERE id = (SELECT max(case_key) FROM physical_domain_watch)"
        )
        adviceCode = try desk.text(
            "SELECT follow_code FROM public_case WHERE id = (SELECT max(case_key) FROM physical_domain_advice_question)"
        )
        photo = try desk.id("SELECT uuid FROM physical_domain_result_photo")
        works = try desk.id("SELECT uuid FROM physical_domain_works")
        notice = try desk.id("SELECT uuid FROM physical_domain_permit_notice WHERE stage = 'besluit'")
    }

    /// The form of works, without the token of a session.
    static let works = [
        ("wat", "Nieuw riool"), ("waar", "Dorpsstraat"), ("postcode", "6921 AA"), ("begin-dag", "1"),
        ("begin-maand", "12"), ("begin-jaar", "2026"), ("eind-dag", "2"), ("eind-maand", "12"), ("eind-jaar", "2026"),
    ]
}

/// A member of staff who is logged in, and a look into the file of the municipality.
private struct Desk {
    let municipality: Municipality
    let running: RunningPlatform
    let session = SessionToken(randomness: SystemRandomness())
    let formToken = SessionToken(randomness: SystemRandomness()).text

    init(_ municipality: Municipality, _ account: StaffMember, _ running: RunningPlatform) throws {
        self.municipality = municipality
        self.running = running
        let now = running.clock.now()
        try running.platform.staff.start(
            StaffSession(member: account, formToken: formToken, endsAt: now.adding(seconds: 3_600)),
            token: session.stored,
            at: now
        )
    }

    private var headers: [String: String] { ["Cookie": "dichtbij_sessie=\(session.text)"] }

    /// A report of somebody who left an address.
    func report() throws -> (number: String, code: String) {
        let json = """
            {"category":"container-vol","description":"Vol","place":{"text":"Dorpsstraat 1"},
             "email":"melder@voorbeeld.example"}
            """
        let answer = try running.client().post("/\(municipality.slug)/api/reports/v1/reports", json: json)
        let tree = try JSONTree(parsing: answer.body)
        guard let number = tree["number"]?.text, let code = tree["followCode"]?.text else {
            throw Missing(what: "a report (\(answer.text))")
        }
        return (number, code)
    }

    /// Somebody applies, and gets a yes.
    func decide(_ caseType: String) throws {
        let file = try apply(caseType)
        try post(
            "/werk/zaken/\(file.number)/besluit",
            [
                ("versie", String(file.work.version)), ("bevestig", "ja"), ("uitkomst", "verleend"),
                ("reden", "Het past."), ("onderwerp", "Markt in de sporthal"), ("postcode", "6921 AA"),
            ]
        )
    }

    /// Somebody applies, and a partner is asked what it thinks of it.
    func askAdvice(_ caseType: String) throws {
        let file = try apply(caseType)
        try post(
            "/werk/zaken/\(file.number)/advies",
            [
                ("versie", String(file.work.version)), ("bevestig", "ja"), ("partner", "brandweer"),
                ("vraag", "Is dit veilig?"), ("weken", "2"),
            ]
        )
    }

    private func apply(_ caseType: String) throws -> CaseFile {
        guard let tenant = running.platform.directory.open(slug: municipality.slug),
            let type = tenant.caseTypes.current(caseType, on: running.clock.now().day)
        else { throw Missing(what: "\(municipality.slug) \(caseType)") }
        let code = try running.apply(type, in: municipality.slug)
        let file = try tenant.entry.context(caller: .anonymous, now: running.clock.now(), module: nil)
            .read { try $0.cases.find(code: try FollowCode(code)) }
        guard let file else { throw Missing(what: "an application") }
        return file
    }

    func post(_ path: String, _ fields: [(String, String)]) throws {
        let answer = try running.client()
            .post("/\(municipality.slug)\(path)", form: [("csrf", formToken)] + fields, headers: headers)
        guard answer.status == 303 else { throw Missing(what: "\(path): \(answer.status) \(answer.text)") }
    }

    /// Closes a report with a photo of one pixel.
    func finish(_ number: String) throws {
        let fields = [
            ("csrf", formToken), ("versie", "1"), ("resultaat", "opgelost"), ("toelichting", "Het is klaar."),
        ]
        var body = fields.map { "--grens\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
            .joined()
        body += "--grens\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"a.png\"\r\n"
        body += "Content-Type: image/png\r\n\r\n"
        let pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        guard let picture = Base64.decode(pixel.utf8) else { throw Missing(what: "a picture") }
        let answer = try running.client().send(
            "POST",
            "/\(municipality.slug)/werk/meldingen/\(number)/resultaat",
            headers: headers.merging(["Content-Type": "multipart/form-data; boundary=grens"]) { first, _ in first },
            body: Array(body.utf8) + picture + Array("\r\n--grens--\r\n".utf8)
        )
        guard answer.status == 303 else { throw Missing(what: "a result: \(answer.status) \(answer.text)") }
    }

    func text(_ query: SQL) throws -> String {
        guard let text = try first(query, { try $0.text(0) }) else { throw Missing(what: query.text) }
        return text
    }

    func id(_ query: SQL) throws -> String {
        guard let bytes = try first(query, { try $0.bytes(0) }) else { throw Missing(what: query.text) }
        return try UniqueID(bytes: bytes).description
    }

    private func first<Value>(_ query: SQL, _ make: (any Row) throws -> Value) throws -> Value? {
        guard let tenant = running.platform.directory.open(slug: municipality.slug) else { return nil }
        return try tenant.entry.context(caller: .anonymous, now: running.clock.now(), module: "physical-domain")
            .read { try $0.tables.first(query, make) }
    }
}
