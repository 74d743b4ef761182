import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Ideas on the website")
struct IdeaTests {
    let office: VotingOffice
    let staff: Caller

    init() throws {
        office = try VotingOffice()
        staff = office.employee()
    }

    @Test("staff put an idea on the website, and everybody reads it there")
    func publishes() throws {
        let key = try publish("Bankje bij de vijver")

        #expect(try office.send(.get, "/ideeen").status == 200)
        #expect(office.pages.last?.words.contains("Bankje bij de vijver") == true)
        #expect(try office.send(.get, "/ideeen/{idea}", idea: key).status == 200)
    }

    @Test("an idea with a case moves the case to the step in which others support it, once")
    func moves() throws {
        let file = try openCase()
        let key = try publish("Bankje", case: file.number.description)

        let again = try office.send(.post, "/werk/ideeen", fields("Bankje", case: file.number.description), as: staff)

        #expect(key > 0)
        #expect(again.status == 422)
        #expect(try read(file)?.statusKey == "steun-verzamelen")
    }

    @Test("a number that is no case with an idea is refused", arguments: ["Z-2026-009999", "geen nummer"])
    func wrongCase(number: String) throws {
        let answer = try office.send(.post, "/werk/ideeen", fields("Bankje", case: number), as: staff)

        #expect(answer.status == 422)
        #expect(try office.count("participation_idea") == 0)
    }

    @Test("a resident who logged in and a browser each support once, however often they press")
    func supports() throws {
        let key = try publish("Bankje")
        let first = try support(key)
        let cookie = try #require(first.headers.first { $0.name == "Set-Cookie" }?.value.split(separator: ";").first)

        _ = try support(key, cookie: String(cookie))
        _ = try support(key)
        _ = try support(key, as: office.resident(3))
        _ = try support(key, as: office.resident(3))

        #expect(try idea(key)?.support == 3, "a browser, another one, and a resident")
    }

    @Test("who supported both counts once after ideas are merged, and the old address leads to the other")
    func merges() throws {
        let file = try openCase()
        let one = try publish("Bankje", case: file.number.description)
        let other = try publish("Zitplek")
        for key in [one, other] { _ = try support(key, as: office.resident(1)) }
        _ = try support(one, as: office.resident(2))

        _ = try office.send(
            .post,
            "/werk/ideeen/{idea}/samenvoegen",
            ["ander": String(other)],
            as: staff,
            idea: one
        )

        #expect(try idea(other)?.support == 2)
        #expect(try idea(one)?.state == .merged(into: other))
        _ = try office.send(.get, "/ideeen/{idea}", idea: one)
        #expect(office.pages.last?.words.contains("Zitplek") == true)
        _ = try office.send(.get, "/ideeen")
        #expect(office.pages.last?.words.contains("Bankje") == false, "the list has the other only")
        #expect(try messages(file).last?.text.news.contains("Zitplek") == true)
    }

    @Test("what was done with it stands on the website and on the timeline of everybody who brought it")
    func answers() throws {
        let files = [try openCase(), try openCase()]
        let keys = try files.map { try publish("Bankje", case: $0.number.description) }
        _ = try office.send(
            .post,
            "/werk/ideeen/{idea}/samenvoegen",
            ["ander": String(keys[1])],
            as: staff,
            idea: keys[0]
        )

        _ = try office.send(
            .post,
            "/werk/ideeen/{idea}/antwoord",
            ["antwoord": "Het bankje staat er."],
            as: staff,
            idea: keys[1]
        )

        for file in files { #expect(try messages(file).last?.text.news == "Het bankje staat er.") }
        _ = try office.send(.get, "/ideeen/{idea}", idea: keys[1])
        #expect(office.pages.last?.words.contains("Het bankje staat er.") == true)
        _ = try support(keys[1])
        #expect(try idea(keys[1])?.support == 0, "what was answered collects no more support")
    }

    @Test(
        "whose idea went on in an idea that went on itself hears the answer too, and a second press tells nobody twice"
    )
    func answersChain() throws {
        let file = try openCase()
        let keys = [try publish("Een", case: file.number.description), try publish("Twee"), try publish("Drie")]
        for (from, to) in [(0, 1), (1, 2)] {
            let into = ["ander": String(keys[to])]
            _ = try office.send(.post, "/werk/ideeen/{idea}/samenvoegen", into, as: staff, idea: keys[from])
        }

        for _ in 0..<2 {
            let words = ["antwoord": "Het komt er."]
            _ = try office.send(.post, "/werk/ideeen/{idea}/antwoord", words, as: staff, idea: keys[2])
        }

        #expect(try messages(file).filter { $0.text.news == "Het komt er." }.count == 1)
    }

    @Test("the title of an idea that went off the website does not stand on the page of what went on in it")
    func hidesRemoved() throws {
        let (one, other) = (try publish("Bankje"), try publish("Scheldwoord"))
        let into = ["ander": String(other)]
        _ = try office.send(.post, "/werk/ideeen/{idea}/samenvoegen", into, as: staff, idea: one)
        _ = try office.send(.post, "/werk/ideeen/{idea}/weghalen", ["reden": "Dit mag niet."], as: staff, idea: other)

        #expect(throws: Problem.notFound) { try office.send(.get, "/ideeen/{idea}", idea: one) }
    }

    @Test("nothing of an idea that went on in another stands on the website any more")
    func hidesMerged() throws {
        let (one, other) = (try publish("Bankje van de buurman"), try publish("Zitplek"))
        _ = try office.send(
            .post,
            "/werk/ideeen/{idea}/samenvoegen",
            ["ander": String(other)],
            as: staff,
            idea: one
        )

        _ = try office.send(.get, "/ideeen/{idea}", idea: one)

        #expect(office.pages.last?.words.contains("buurman") == false)
        #expect(office.pages.last?.words.contains("Zitplek") == true)
    }

    @Test("who presses after the idea was answered is not thanked for support that does not count")
    func noThanks() throws {
        let key = try publish("Bankje")
        let words = ["antwoord": "Het komt er."]
        _ = try office.send(.post, "/werk/ideeen/{idea}/antwoord", words, as: staff, idea: key)

        let answer = try support(key)

        #expect(answer.headers.first { $0.name == "Location" }?.value.contains("gesteund") == false)
    }

    @Test("an idea of a case that is closed does not come on the website, and one without a case stands there once")
    func publishesOnce() throws {
        let file = try openCase()
        try withdraw(file)
        let refused = try office.send(.post, "/werk/ideeen", fields("Bankje", case: file.number.description), as: staff)
        let keys = [try publish("Zitplek"), try publish("Zitplek")]

        #expect(refused.status == 422)
        #expect(keys[0] == keys[1])
        #expect(try office.count("participation_idea") == 1)
    }

    @Test("whose idea goes on in one that was answered before hears that answer")
    func hearsEarlierAnswer() throws {
        let file = try openCase()
        let (one, other) = (try publish("Bankje", case: file.number.description), try publish("Zitplek"))
        let words = ["antwoord": "Het komt er."]
        _ = try office.send(.post, "/werk/ideeen/{idea}/antwoord", words, as: staff, idea: other)

        _ = try office.send(.post, "/werk/ideeen/{idea}/samenvoegen", ["ander": String(other)], as: staff, idea: one)

        #expect(try messages(file).last?.text.news == "Het komt er.")
    }

    @Test("a citizen service number does not come on the website")
    func number() throws {
        let text = fields("Bank van 111222333")
        let answer = try office.send(.post, "/werk/ideeen", text, as: staff)
        let key = try publish("Bankje")
        let words = ["antwoord": "Bel 111222333."]
        let answered = try office.send(.post, "/werk/ideeen/{idea}/antwoord", words, as: staff, idea: key)

        #expect([answer.status, answered.status] == [422, 422])
    }

    @Test("an idea that goes off the website is gone for everybody, and its resident reads why")
    func removes() throws {
        let file = try openCase()
        let key = try publish("Reclame", case: file.number.description)

        let empty = try office.send(.post, "/werk/ideeen/{idea}/weghalen", ["reden": ""], as: staff, idea: key)
        _ = try office.send(
            .post,
            "/werk/ideeen/{idea}/weghalen",
            ["reden": "Er stond reclame in."],
            as: staff,
            idea: key
        )

        #expect(empty.status == 422)
        #expect(throws: Problem.notFound) { try office.send(.get, "/ideeen/{idea}", idea: key) }
        #expect(throws: Problem.notFound) { try support(key) }
        #expect(try messages(file).last?.text.news == "Er stond reclame in.")
    }

    @Test("who may not handle cases of participation does not find the work on ideas")
    func access() throws {
        let key = try publish("Bankje")
        let other = office.employee(.caseWorker, module: "social-domain")

        #expect(throws: Problem.notFound) { try office.send(.get, "/werk/ideeen", as: other) }
        #expect(throws: Problem.notFound) { try office.send(.get, "/werk/ideeen/{idea}", as: other, idea: key) }
        #expect(throws: Problem.notFound) {
            try office.send(.post, "/werk/ideeen/{idea}/weghalen", ["reden": "x"], as: other, idea: key)
        }
    }

    @Test("an address that sends very much waits")
    func limited() throws {
        let key = try publish("Bankje")
        for _ in 0..<SendLimit.most { _ = try support(key) }

        #expect(throws: Problem.tooMuchSupport) { try support(key) }
    }

    private func fields(_ title: String, case number: String = "") -> [String: String] {
        ["zaak": number, "titel": title, "verhaal": "Het is goed voor de buurt.", "plek": "Dorpsstraat"]
    }

    private func publish(_ title: String, case number: String = "") throws -> Int {
        let answer = try office.send(.post, "/werk/ideeen", fields(title, case: number), as: staff)
        let address = try #require(answer.headers.first { $0.name == "Location" }?.value)
        return try #require(address.split(separator: "/").last.flatMap { Int($0) })
    }

    private func support(_ key: Int, cookie: String? = nil, as caller: Caller = .anonymous) throws -> Response {
        try office.send(.post, "/ideeen/{idea}/steun", [:], as: caller, idea: key, cookie: cookie)
    }

    private func idea(_ key: Int) throws -> Idea? { try office.context().read { try IdeaTable($0.tables).idea(key) } }

    private func openCase() throws -> CaseFile {
        let type = try #require(office.tenant.caseTypes.current("idee", on: office.context().today))
        return try office.tenant.write { [now = office.tenant.clock.now(), town = office.tenant.municipality] session in
            try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: now),
                    channel: .web,
                    dates: type.dates(openedOn: now.day, in: town)
                )
            )
        }
    }

    /// Ends the case, as staff do with an idea that cannot be.
    private func withdraw(_ file: CaseFile) throws {
        let type = try #require(office.tenant.caseTypes.current("idee", on: office.context().today))
        let step = try #require(type.steps.last { $0.isFinal })
        try office.tenant.write { [now = office.tenant.clock.now()] session in
            _ = try session.cases.move(
                file,
                of: type,
                with: StatusChange(to: step, at: now, resultKey: type.results.first?.key)
            )
        }
    }

    private func read(_ file: CaseFile) throws -> CaseFile? {
        try office.tenant.context().read { try $0.cases.find(number: file.number) }
    }

    private func messages(_ file: CaseFile) throws -> [CaseMessage] {
        try office.tenant.context().read { try $0.messages.messages(of: file, limit: 10) }
    }
}
