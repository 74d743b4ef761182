import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Polls and quizzes on phones")
struct PollTests {
    let office: VotingOffice
    let staff: Caller

    init() throws {
        office = try VotingOffice()
        staff = office.employee()
    }

    @Test("a phone joins with the code on the screen, answers once, and then waits for the next question")
    func answers() throws {
        let code = try open(.poll)
        let joined = try office.send(.get, "/peilingen", query: ["code": "\(code.prefix(3)) \(code.suffix(3))"])
        let first = try look(code)
        let cookie = try #require(givenCookie(first))

        for choice in [1, 0] { _ = try answer(code, choice, cookie) }
        let waiting = try look(code, cookie, isLive: true)

        #expect(
            joined.headers.contains { $0.name == "Location" && $0.value.hasSuffix("/peilingen/\(code)?ververs=ja") }
        )
        #expect(try tally() == [0, 1, 0], "the first answer counts")
        #expect(office.pages.last?.notices == ["U koos: Banken"])
        #expect(waiting.headers.contains { $0.name == "Refresh" && $0.value == "5" })
    }

    @Test("a page with a question to answer stands still, also when it was asked to move along")
    func standsStill() throws {
        let code = try open(.poll)

        let page = try look(code, isLive: true)

        #expect(!page.headers.contains { $0.name == "Refresh" })
        #expect(office.pages.last?.shownForms.count == 1)
    }

    @Test("a browser that keeps no cookies does not answer")
    func noCookies() throws {
        let code = try open(.poll)

        _ = try answer(code, 0, nil)

        #expect(try tally() == [0, 0, 0])
    }

    @Test("an answer to a question that is over, that is not there, or whose answers are shown changes nothing")
    func late() throws {
        let code = try open(.poll)
        let cookie = Self.cookie(1)

        _ = try answer(code, 7, cookie)
        _ = try answer(code, 0, cookie, question: 2)
        _ = try host("antwoorden")
        _ = try answer(code, 0, cookie)
        _ = try host("volgende", ["van": "1"])
        _ = try answer(code, 0, cookie, question: 1)

        #expect(try office.count("participation_poll_answer") == 0)
    }

    @Test("the host who presses twice skips no question")
    func twice() throws {
        _ = try open(.poll)

        for _ in 0..<2 { _ = try host("volgende", ["van": "1"]) }

        #expect(try poll().current == 2)
    }

    @Test("fewer than ten answers are hidden; from ten they are a picture with a table", arguments: [9, 10])
    func small(phones: Int) throws {
        let code = try open(.poll)
        for phone in 0..<phones { _ = try answer(code, 1, Self.cookie(phone)) }
        _ = try host("antwoorden")

        _ = try office.send(.get, "/peilingen/{poll}/scherm", query: ["ververs": "ja"], path: ["poll": code])

        let words = office.pages.last?.words ?? ""
        #expect(words.contains("Chart") == (phones == 10))
        #expect(words.contains("minder dan 10 antwoorden") == (phones == 9))
    }

    @Test("a quiz shows what is right after the host says so, and each phone its own score")
    func score() throws {
        let code = try open(.quiz)
        _ = try answer(code, 1, Self.cookie(1))
        _ = try answer(code, 0, Self.cookie(2))
        _ = try look(code, Self.cookie(1))
        let before = office.pages.last?.words ?? "Goed is"
        _ = try host("antwoorden")

        _ = try look(code, Self.cookie(1))
        let winner = office.pages.last?.words ?? ""
        _ = try look(code, Self.cookie(2))
        let other = office.pages.last?.words ?? ""

        #expect(!before.contains("Goed is"))
        #expect(winner.contains("Goed is: Banken") && winner.contains("1 van de 1"))
        #expect(other.contains("0 van de 1"))
    }

    @Test("two polls do not tell that the same phone took part, and a day after the end nothing of phones is left")
    func forgets() throws {
        let codes = [try open(.poll), try open(.poll)]
        for code in codes { _ = try answer(code, 0, Self.cookie(1)) }
        let people = try office.context().read { session -> Set<[UInt8]> in
            var people: Set<[UInt8]> = []
            try session.tables.each("SELECT person FROM participation_poll_answer") { people.insert(try $0.bytes(0)) }
            return people
        }
        for key in [1, 2] { _ = try host("sluiten", poll: key) }

        try office.doChores()
        let before = try office.count("participation_poll_answer")
        office.tenant.clock.advance(seconds: PollChore.daySeconds + 1)
        try office.doChores()

        #expect(people.count == 2)
        #expect(before == 2)
        #expect(try office.count("participation_poll_answer") == 0)
        #expect(try tally() == [1, 0, 0])
    }

    @Test("what was done with the answers stands on the page of the poll once it is over")
    func answered() throws {
        let code = try open(.poll)
        _ = try host("antwoord", ["woorden": "Er komen banken."])
        #expect(try poll().answer == nil)
        _ = try host("sluiten")
        _ = try host("antwoord", ["woorden": "Er komen banken."])

        _ = try look(code)

        #expect(office.pages.last?.words.contains("Er komen banken.") == true)
    }

    @Test("before the host begins, nobody finds a poll; and 300 wrong codes make an address wait")
    func unknown() throws {
        _ = try office.send(.post, "/werk/peilingen", ["naam": "Later", "soort": "poll"], as: staff)
        let code = try poll().code
        #expect(throws: Problem.notFound) { try look(code) }

        for _ in 0..<300 { _ = try office.send(.get, "/peilingen", query: ["code": "000000"]) }

        #expect(throws: Problem.tooManyCodes) { try office.send(.get, "/peilingen", query: ["code": code]) }
    }

    @Test(
        "a question that cannot be is refused with what to change",
        arguments: [("vraag", ""), ("keuzes", "Eén"), ("goed", "4"), ("goed", "x"), ("vraag", "Bel 111222333")]
    )
    func questions(field: String, value: String) throws {
        _ = try open(.quiz)

        let answer = try host("vragen", Self.question(.quiz).merging([field: value]) { $1 })

        #expect(answer.status == 422)
        #expect(office.pages.last?.faults.first?.name == field)
    }

    @Test("who may not handle cases of participation hosts no poll")
    func access() throws {
        _ = try open(.poll)
        let other = office.employee(.caseWorker, module: "social-domain")

        #expect(throws: Problem.notFound) { try office.send(.get, "/werk/peilingen", as: other) }
        for part in ["vragen", "volgende", "antwoorden", "sluiten", "antwoord"] {
            #expect(throws: Problem.notFound, "\(part)") {
                try office.send(.post, "/werk/peilingen/{poll}/\(part)", [:], as: other, path: ["poll": "1"])
            }
        }
    }

    private static func question(_ kind: Poll.Kind) -> [String: String] {
        let fields = ["vraag": "Wat komt er als eerste?", "keuzes": "Bomen\nBanken\nEen hek"]
        return kind == .quiz ? fields.merging(["goed": "2"]) { $1 } : fields
    }

    /// A poll with two questions that is on the first; its code.
    private func open(_ kind: Poll.Kind) throws -> String {
        let fields = ["naam": "Het plein", "soort": kind.rawValue]
        let made = try office.send(.post, "/werk/peilingen", fields, as: staff)
        let address = try #require(made.headers.first { $0.name == "Location" }?.value)
        let key = try #require(address.split(separator: "/").last.flatMap { Int($0) })
        for text in ["Wat komt er als eerste?", "En daarna?"] {
            _ = try host("vragen", Self.question(kind).merging(["vraag": text]) { $1 }, poll: key)
        }
        _ = try host("volgende", ["van": "0"], poll: key)
        return try poll(key).code
    }

    @discardableResult
    private func host(_ part: String, _ fields: [String: String] = [:], poll key: Int = 1) throws -> Response {
        try office.send(.post, "/werk/peilingen/{poll}/\(part)", fields, as: staff, path: ["poll": String(key)])
    }

    private func look(_ code: String, _ cookie: String? = nil, isLive: Bool = false) throws -> Response {
        let query = isLive ? ["ververs": "ja"] : [:]
        return try office.send(.get, "/peilingen/{poll}", query: query, cookie: cookie, path: ["poll": code])
    }

    private func answer(_ code: String, _ choice: Int, _ cookie: String?, question: Int = 1) throws -> Response {
        let fields = ["vraag": String(question), "antwoord": String(choice)]
        return try office.send(.post, "/peilingen/{poll}", fields, cookie: cookie, path: ["poll": code])
    }

    private func givenCookie(_ answer: Response) -> String? {
        answer.headers.first { $0.name == "Set-Cookie" }?.value.split(separator: ";").first.map(String.init)
    }

    /// The cookie of an invented phone.
    private static func cookie(_ number: Int) -> String {
        let digits = String(number)
        return "dichtbij_peiling=" + String(repeating: "0", count: 32 - digits.count) + digits
    }

    private func poll(_ key: Int = 1) throws -> Poll {
        try #require(try office.context().read { try PollTable($0.tables).poll(key) })
    }

    private func tally() throws -> [Int] {
        let poll = try poll()
        return try office.context().read { session in
            let question = try #require(try PollTable(session.tables).questions(of: poll).first)
            return try PollTable(session.tables).tally(of: question, in: poll)
        }
    }
}
