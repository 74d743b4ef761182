import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Places at a meeting")
struct MeetingTests {
    let office: VotingOffice
    let staff: Caller
    static let here = ["project": "het-plein", "meeting": "1"]

    /// A meeting with two places, a week from now.
    init() throws {
        office = try VotingOffice()
        staff = office.employee()
        _ = try office.send(.post, "/werk/projecten/nieuw", ProjectTests.plan(), as: staff)
        _ = try post("/werk/projecten/{project}/openen", [:])
        _ = try post("/werk/projecten/{project}/bijeenkomsten", Self.evening())
    }

    static func evening(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "titel": "Praat mee", "waar": "Dorpshuis, Kerkstraat 1", "dag-dag": "27", "dag-maand": "11",
            "dag-jaar": "2026", "begin": "19.30", "eind": "21:00", "plaatsen": "2",
        ].merging(changes) { $1 }
    }

    @Test("the first two have a place, the third waits; each has a code and a message")
    func signsUp() throws {
        let codes = try (0..<3).map { _ in try signUp() }

        #expect(Set(codes).count == 3)
        #expect(try meeting().taken == 2)
        #expect(try meeting().waiting == 1)
        #expect(try codes.map { try file($0).statusKey } == ["plek", "plek", "wachtlijst"])
        #expect(try messages(codes[2]).last?.text.news.contains("wachtlijst") == true)
    }

    @Test("who cancels gives the place to who waits longest, who hears it; a second press changes nothing")
    func movesUp() throws {
        let codes = try (0..<4).map { _ in try signUp() }

        for _ in 0..<2 { _ = try cancel(codes[0]) }

        #expect(try codes.map { try file($0).statusKey } == ["afgezegd", "plek", "plek", "wachtlijst"])
        #expect(try meeting().taken == 2)
        #expect(try meeting().waiting == 1)
        #expect(try messages(codes[2]).last?.text.news.contains("Er kwam een plaats vrij.") == true)
    }

    @Test("who waits and cancels leaves the line, and no place changes hands")
    func leavesLine() throws {
        let codes = try (0..<4).map { _ in try signUp() }

        _ = try cancel(codes[2])

        #expect(try codes.map { try file($0).statusKey } == ["plek", "plek", "afgezegd", "wachtlijst"])
    }

    @Test("the same form sent twice is one place, and with another name it is refused")
    func twice() throws {
        let mark = office.newID().description
        let first = try signUp(mark: mark)

        let second = try signUp(mark: mark)

        #expect(first == second)
        #expect(try meeting().taken == 1)
        #expect(throws: Problem.formReused) { try signUp(name: "Iemand anders", mark: mark) }
    }

    @Test("100 people at once for the last 40 places: exactly 40 have one, 60 wait")
    func rush() throws {
        _ = try post("/werk/projecten/{project}/bijeenkomsten", Self.evening(["titel": "Groot", "plaatsen": "40"]))
        let next = Lock(0)
        let threads = try (0..<10).map { _ in
            try SystemThread.start { [self] in
                while let number = Self.take(next) { _ = try? signUp(at: "2", from: "192.0.2.\(number)") }
            }
        }
        threads.forEach { $0.join() }

        #expect(try meeting(2).taken == 40)
        #expect(try meeting(2).waiting == 60)
        #expect(try office.count("participation_seat WHERE state = 'taken'") == 40)
    }

    @Test("who is logged in has the place among the own cases, and is not asked for a name")
    func loggedIn() throws {
        _ = try office.send(.get, "/projecten/{project}/aanmelden/{meeting}", as: office.resident(1), path: Self.here)

        #expect(office.pages.last?.shownForms.flatMap(\.fields).map(\.name) == ["email"])
    }

    @Test("a file for a calendar has the moment in UTC, and is cancelled with the place")
    func calendar() throws {
        let code = try signUp()
        let before = try agenda(code)
        _ = try cancel(code)
        let after = try agenda(code)

        #expect(before.contains("DTSTART:20261127T183000Z\r\nDTEND:20261127T200000Z\r\nSTATUS:CONFIRMED\r\n"))
        #expect(before.contains("LOCATION:Dorpshuis\\, Kerkstraat 1\r\n"))
        #expect(after.contains("STATUS:CANCELLED\r\n"))
    }

    @Test("when it is called off everybody hears why, and nobody can sign up any more")
    func callsOff() throws {
        let codes = try (0..<3).map { _ in try signUp() }

        _ = try post("/werk/bijeenkomsten/{meeting}/gaat-niet-door", ["woorden": "De zaal is dicht."])
        try office.doChores()

        for code in codes {
            #expect(try file(code).statusKey == "afgezegd")
            #expect(try messages(code).last?.text.news.contains("De zaal is dicht.") == true)
        }
        let late = try send(.post, "/projecten/{project}/aanmelden/{meeting}", ["naam": "Iemand"])
        #expect(late.headers.first { $0.name == "Location" }?.value.hasSuffix("/projecten/het-plein") == true)
    }

    @Test("after it was, everybody who signed up hears what was done with it, once; before it, nobody can say so")
    func answers() throws {
        let codes = try (0..<3).map { _ in try signUp() }
        let words = ["woorden": "De bomen komen bij de kerk."]

        _ = try post("/werk/bijeenkomsten/{meeting}/antwoord", words)
        #expect(try meeting().state == .planned)
        office.tenant.clock.advance(seconds: 8 * 86_400)
        for _ in 0..<2 { _ = try post("/werk/bijeenkomsten/{meeting}/antwoord", words) }
        for _ in 0..<2 { try office.doChores() }

        for code in codes {
            #expect(try file(code).isClosed)
            #expect(try messages(code).filter { $0.text.news == "De bomen komen bij de kerk." }.count == 1)
        }
        _ = try send(.get, "/projecten/{project}")
        #expect(office.pages.last?.words.contains("De bomen komen bij de kerk.") == true)
    }

    @Test("a number of a place that is not there leads nowhere, and after ten an address waits")
    func codes() throws {
        for _ in 0..<10 {
            #expect(throws: Problem.notFound) {
                try office.send(.get, "/bijeenkomsten/{code}", path: ["code": "K7M4-Q2X7"])
            }
        }
        #expect(throws: Problem.tooManyCodes) {
            try office.send(.get, "/bijeenkomsten/{code}", path: ["code": "K7M4-Q2X7"])
        }
    }

    @Test("neither the page of a place nor the list for staff names anybody")
    func nameless() throws {
        let code = try signUp(name: "Anna Voorbeeld")

        _ = try office.send(.get, "/bijeenkomsten/{code}", path: ["code": code])
        let own = office.pages.last?.words ?? "Anna"
        _ = try office.send(.get, "/werk/bijeenkomsten/{meeting}", as: staff, path: Self.here)
        let list = office.pages.last?.words ?? "Anna"

        #expect(!own.contains("Anna") && !list.contains("Anna"))
        #expect(list.contains("Z-2026-"))
    }

    @Test(
        "a meeting that cannot be is refused with what to change",
        arguments: [("dag-dag", "19"), ("begin", "25.00"), ("eind", "19.00"), ("plaatsen", "0"), ("titel", "")]
    )
    func impossible(field: String, value: String) throws {
        let answer = try post("/werk/projecten/{project}/bijeenkomsten", Self.evening([field: value]))

        #expect(answer.status == 422)
    }

    /// The next of a hundred people; `nil` after the last.
    private static func take(_ next: Lock<Int>) -> Int? {
        next.withLock { count in
            guard count < 100 else { return nil }
            count += 1
            return count
        }
    }

    private func post(_ pattern: String, _ fields: [String: String]) throws -> Response {
        try send(.post, pattern, fields, as: staff)
    }

    private func send(
        _ method: Request.Method,
        _ pattern: String,
        _ fields: [String: String]? = nil,
        as caller: Caller = .anonymous
    ) throws -> Response {
        try office.send(method, pattern, fields, as: caller, path: Self.here)
    }

    /// Signs up, and gives the code of the place.
    @discardableResult
    private func signUp(
        name: String = "Anna Voorbeeld",
        mark: String? = nil,
        at meeting: String = "1",
        from address: String = "192.0.2.1"
    ) throws -> String {
        let answer = try office.send(
            .post,
            "/projecten/{project}/aanmelden/{meeting}",
            ["naam": name, "formulier": mark ?? office.newID().description],
            from: address,
            path: Self.here.merging(["meeting": meeting]) { $1 }
        )
        let place = try #require(answer.headers.first { $0.name == "Location" }?.value)
        let path = try #require(place.split(separator: "?").first)
        return String(try #require(path.split(separator: "/").last))
    }

    private func cancel(_ code: String) throws -> Response {
        try office.send(.post, "/bijeenkomsten/{code}/afzeggen", [:], path: ["code": code])
    }

    private func agenda(_ code: String) throws -> String {
        let answer = try office.send(.get, "/bijeenkomsten/{code}/agenda.ics", path: ["code": code])
        return String(decoding: answer.body, as: UTF8.self)
    }

    private func meeting(_ key: Int = 1) throws -> Meeting {
        try #require(try office.context().read { try MeetingTable($0.tables).meeting(key) })
    }

    private func file(_ code: String) throws -> CaseFile {
        try #require(try office.tenant.context().read { try $0.cases.find(code: FollowCode(code)) })
    }

    private func messages(_ code: String) throws -> [CaseMessage] {
        let file = try file(code)
        return try office.tenant.context().read { try $0.messages.messages(of: file, limit: 10) }
    }
}
