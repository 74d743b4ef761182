import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Saying what one thinks of a draft")
struct ConsultationTests {
    let office: VotingOffice
    let staff: Caller
    static let here = ["consultation": "het-zwembad", "submission": "1"]

    /// A draft that lies open from Friday 20 November 2026 for six weeks.
    init() throws {
        office = try VotingOffice()
        staff = office.employee()
        _ = try post("/werk/inspraak", Self.plan())
        _ = try post("/werk/inspraak/{consultation}/openen", [:])
    }

    static func plan(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "naam": "Het zwembad", "uitleg": "Er komen huizen.", "lezen": "Bij de balie.", "dag-dag": "20",
            "dag-maand": "11", "dag-jaar": "2026", "weken": "6",
        ].merging(changes) { $1 }
    }

    @Test("the term starts on the day on which the draft lies open; the last day is no holiday or weekend")
    func term() throws {
        let friday = try Day(iso: "2026-11-20")
        // Six weeks from Friday 20 November, that day included, end on Thursday 31 December 2026.
        #expect(Self.closes(friday) == "2026-12-31")
        // From 21 November they would end on New Year's Day, a Friday, with a weekend behind it.
        #expect(Self.closes(friday.adding(days: 1)) == "2027-01-04")
    }

    @Test(
        "what comes on the last day is in time, and a day later its sender reads that it is late",
        arguments: [(0, "inTime"), (41, "inTime"), (42, "late")]
    )
    func timing(days: Int, expected: String) throws {
        office.tenant.clock.set(Timestamp.testNoon.adding(seconds: days * 86_400))

        let file = try send()

        let submission = try #require(try submission())
        #expect(submission.timing.rawValue == expected)
        #expect(try messages(file).last?.text.news.contains(submission.timing.words) == true)
    }

    @Test(
        "a letter is in time when it was posted in time and came within a week after",
        arguments: [
            ("2026-12-31", "2026-12-31", "inTime"), ("2026-12-31", "2027-01-07", "inTime"),
            ("2026-12-31", "2027-01-08", "late"), ("2027-01-01", "2027-01-02", "late"),
            (nil, "2027-01-02", "late"), ("2026-11-18", "2026-11-19", "early"),
        ]
    )
    func letters(posted: String?, received: String, expected: String) throws {
        let plan = try #require(try consultation()).plan
        let timing = Submission.Timing(
            received: try Day(iso: received),
            posted: try posted.map { try Day(iso: $0) },
            in: plan
        )

        #expect(timing.rawValue == expected)
    }

    @Test("staff enter a letter, which gets a number and an answer as everything else")
    func entersLetter() throws {
        let fields = [
            "binnen-dag": "20", "binnen-maand": "11", "binnen-jaar": "2026", "naam": "Bert Test",
            "mening": "Meer groen.",
        ]
        let entered = try post("/werk/inspraak/{consultation}/post", fields)
        let tomorrow = try post("/werk/inspraak/{consultation}/post", fields.merging(["binnen-dag": "21"]) { $1 })

        #expect([entered.status, tomorrow.status] == [303, 422])
        #expect(try consultation()?.submissions == 1)
    }

    @Test("the same form sent twice is one opinion, and fewer than six weeks are refused")
    func once() throws {
        let mark = office.newID().description
        let files = [try send(mark: mark), try send(mark: mark)]
        let short = try post("/werk/inspraak", Self.plan(["naam": "Kort", "weken": "5"]))

        #expect(files[0].number == files[1].number)
        #expect(try consultation()?.submissions == 1)
        #expect(short.status == 422)
    }

    @Test("the note is refused before the last day and while one opinion has no answer, and then has every answer")
    func note() throws {
        let file = try send()
        let early = try post("/werk/inspraak/{consultation}/nota", ["nota": "Er komt meer groen."])
        office.tenant.clock.advance(seconds: 50 * 86_400)
        let open = try post("/werk/inspraak/{consultation}/nota", ["nota": "Er komt meer groen."])
        let reply = ["kern": "Iemand wil meer groen.", "antwoord": "Wij maken het park groter."]
        for _ in 0..<2 { _ = try post("/werk/inspraak/{consultation}/meningen/{submission}", reply) }
        let done = try post("/werk/inspraak/{consultation}/nota", ["nota": "Er komt meer groen."])

        #expect([early.status, open.status, done.status] == [422, 422, 303])
        #expect(try messages(file).filter { $0.text.news == "Wij maken het park groter." }.count == 1)
        #expect(try read(file).isClosed)
        _ = try office.send(.get, "/inspraak/{consultation}/nota", path: Self.here)
        let words = office.pages.last?.words ?? ""
        #expect(words.contains("Iemand wil meer groen.") && words.contains("Wij maken het park groter."))
    }

    @Test("neither the note nor the pages of staff tell who said what, or the words themselves")
    func nameless() throws {
        _ = try send()
        for pattern in ["/werk/inspraak/{consultation}", "/werk/inspraak/{consultation}/meningen/{submission}"] {
            _ = try office.send(.get, pattern, as: staff, path: Self.here)
            let words = office.pages.last?.words ?? "Anna"
            #expect(!words.contains("Anna") && !words.contains("te hoog"), "\(pattern)")
        }
    }

    @Test("once the note is published nothing comes in and no answer changes")
    func sealed() throws {
        office.tenant.clock.advance(seconds: 50 * 86_400)
        _ = try post("/werk/inspraak/{consultation}/nota", ["nota": "Niemand zei iets."])

        let late = try office.send(.post, "/inspraak/{consultation}/stuur", Self.opinion, path: Self.here)

        #expect(late.headers.first { $0.name == "Location" }?.value.hasSuffix("/inspraak/het-zwembad") == true)
        #expect(try consultation()?.submissions == 0)
    }

    @Test("a draft that is not on the website yet, its form and its note do not exist for residents")
    func hidden() throws {
        _ = try post("/werk/inspraak", Self.plan(["naam": "Later"]))

        for pattern in ["", "/stuur", "/nota"] {
            #expect(throws: Problem.notFound, "\(pattern)") {
                try office.send(.get, "/inspraak/{consultation}\(pattern)", path: ["consultation": "later"])
            }
        }
    }

    @Test("a number of a citizen in an opinion, an answer or the note is refused")
    func numbers() throws {
        let typed = ["mening": "Ik ben 111222333.", "naam": "Anna"]
        let sent = try office.send(.post, "/inspraak/{consultation}/stuur", typed, path: Self.here)
        _ = try send()
        let reply = ["kern": "111222333 wil groen.", "antwoord": "Ja."]
        let answered = try post("/werk/inspraak/{consultation}/meningen/{submission}", reply)

        #expect([sent.status, answered.status] == [422, 422])
    }

    @Test("who may not handle cases of participation does not find the work on drafts")
    func access() throws {
        let other = office.employee(.caseWorker, module: "social-domain")

        for (method, pattern) in [
            (Request.Method.get, "/werk/inspraak"), (.get, "/werk/inspraak/{consultation}"),
            (.post, "/werk/inspraak/{consultation}/post"), (.post, "/werk/inspraak/{consultation}/nota"),
            (.get, "/werk/inspraak/{consultation}/meningen/{submission}"),
            (.post, "/werk/inspraak/{consultation}/meningen/{submission}"),
        ] {
            #expect(throws: Problem.notFound, "\(pattern)") {
                try office.send(method, pattern, [:], as: other, path: Self.here)
            }
        }
    }

    static let opinion = ["mening": "De huizen zijn te hoog.", "naam": "Anna Voorbeeld"]

    private static func closes(_ day: Day) -> String {
        Consultation.Plan(title: "", summary: "", reading: "", laidOn: day, weeks: 6).closes.day.iso
    }

    /// Sends an opinion; the case that it became.
    private func send(mark: String? = nil) throws -> CaseFile {
        let fields = Self.opinion.merging(["formulier": mark ?? office.newID().description]) { $1 }
        let answer = try office.send(.post, "/inspraak/{consultation}/stuur", fields, path: Self.here)
        let place = try #require(answer.headers.first { $0.name == "Location" }?.value)
        let code = try FollowCode(String(try #require(place.split(separator: "/").last)))
        return try #require(try office.tenant.context().read { try $0.cases.find(code: code) })
    }

    private func post(_ pattern: String, _ fields: [String: String]) throws -> Response {
        try office.send(.post, pattern, fields, as: staff, path: Self.here)
    }

    private func consultation() throws -> Consultation? {
        try office.context().read { try ConsultationTable($0.tables).consultation(slug: "het-zwembad") }
    }

    private func submission() throws -> Submission? {
        guard let consultation = try consultation() else { return nil }
        return try office.context().read { try ConsultationTable($0.tables).submission(1, in: consultation) }
    }

    private func read(_ file: CaseFile) throws -> CaseFile {
        try #require(try office.tenant.context().read { try $0.cases.find(number: file.number) })
    }

    private func messages(_ file: CaseFile) throws -> [CaseMessage] {
        try office.tenant.context().read { try $0.messages.messages(of: file, limit: 10) }
    }
}
