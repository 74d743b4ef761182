import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("The outcome of a vote")
struct OutcomeTests {
    let office: VotingOffice

    init() throws { office = try VotingOffice() }

    /// Ten ballots with € 10 each: six choose the bench of 60, four the tree of 40 and one of them the fence of 30.
    private func vote(_ changes: [String: String] = [:]) throws {
        try office.open(changes)
        for (place, code) in try office.codes(10).enumerated() {
            _ = try office.cast(code, place < 6 ? [1] : place == 9 ? [2, 3] : [2])
        }
        try office.count()
    }

    @Test("the page tells round by round who paid what, and why a plan got nothing")
    func explains() throws {
        try vote()

        _ = try office.send(.get, "/stemmen/{vote}/uitslag")

        let page = try #require(office.pages.last)
        #expect(page.lead?.plainText == "2 plannen gaan door. Samen kosten zij € 100.")
        for sentence in [
            "Elke stem kreeg € 10,00.", "Ronde 1: Bankje",
            "6 mensen kozen dit plan. Het kost € 60. 6 mensen betaalden ieder € 10,00.", "Ronde 2: Boom",
            "1 mens koos dit plan. Het kost € 30.", "Samen hadden zij € 10. Dat was te weinig.",
            "Toen paste er geen plan meer bij het geld dat over is.",
        ] {
            #expect(page.words.contains(sentence), "\(sentence)")
        }
    }

    @Test("what is kept is what was counted, for every rule", arguments: CountRule.allCases)
    func keeps(rule: CountRule) throws {
        try vote(["telregel": rule.rawValue])
        let vote = try #require(try office.vote())

        let (projects, box, kept) = try office.context().read { session in
            let projects = try VoteTable(session.tables).projects(of: vote)
            return (
                projects, try BallotTable.box(of: vote, projects, session.tables),
                try OutcomeTable.outcome(of: vote, projects, session.tables)
            )
        }

        let shares = EqualShares(box, bigNumbers: TestNumbers.big)
        let expected =
            switch rule {
            case .mostVotes: MostVotes(box: box, perEuro: false).count()
            case .votesPerEuro: MostVotes(box: box, perEuro: true).count()
            case .equalShares: shares.plain()
            case .equalSharesRaised: shares.raised()
            }
        #expect(projects.count == 3)
        #expect(kept?.outcome == expected)
    }

    @Test("anybody can count again with the open file, from any site")
    func openBallots() throws {
        try vote()

        let answer = try office.send(.get, "/stemmen/{vote}/stemmen.pb")

        #expect(answer.headers.contains(Response.Header("Access-Control-Allow-Origin", "*")))
        let file = try PabulibFile(answer.body)
        let outcome = EqualShares(try file.box(), bigNumbers: TestNumbers.big).raised()
        let selected = try #require(file.projects.values(of: "selected"))
        #expect(selected.indices.filter { selected[$0] == "1" } == outcome.funded.sorted())
        #expect(file.fact("rule") == "equalshares/add1")
        #expect(file.fact("date_end") == "04.12.2026")
        #expect(file.votes.rows.count == 10)
    }

    @Test("the outcome as JSON is open to every site")
    func json() throws {
        try vote()

        let answer = try office.send(.get, "/stemmen/{vote}/uitslag.json")

        #expect(answer.headers.contains(Response.Header("Access-Control-Allow-Origin", "*")))
        let tree = try JSONTree(parsing: answer.body)
        #expect(tree["spent"] == .integer(100))
        #expect(tree["projects"]?.list?.first?["funded"] == .flag(true))
        #expect(tree["projects"]?.list?.first?["shareInCents"] == .integer(1_000))
    }

    @Test("of fewer than ten ballots the outcome is told, but not the ballots")
    func few() throws {
        try office.open()
        for code in try office.codes(9) { _ = try office.cast(code, [1]) }
        try office.count()

        #expect(try office.send(.get, "/stemmen/{vote}/uitslag").status == 200)
        #expect(office.pages.last?.words.contains("Pabulib") == false)
        #expect(throws: Problem.notFound) { try office.send(.get, "/stemmen/{vote}/stemmen.pb") }
    }

    @Test("before the count there is no outcome", arguments: ["uitslag", "uitslag.json", "stemmen.pb"])
    func tooEarly(part: String) throws {
        try office.open()

        #expect(throws: Problem.notFound) { try office.send(.get, "/stemmen/{vote}/\(part)") }
    }

    @Test("the page to embed may stand in a frame of any site; no other page may")
    func embed() throws {
        try vote()

        #expect(try office.send(.get, "/stemmen/{vote}/insluiten").framing == .anySite)
        #expect(try office.send(.get, "/stemmen/{vote}/uitslag").framing == .nobody)
        #expect(office.pages.last?.form == nil)
    }

    @Test("a group in which fewer than ten voted, or stayed away, is hidden together with the next smallest")
    func reach() {
        let groups = [
            VoteGroup(name: "Noord", codes: 100, used: 40), VoteGroup(name: "Oost", codes: 50, used: 20),
            VoteGroup(name: "West", codes: 30, used: 4),
        ]

        #expect(VoteReach(groups).rows.map(\.voted) == [40, nil, nil])
        #expect(VoteReach([VoteGroup(name: "A", codes: 25, used: 20)]).rows.map(\.voted) == [nil])
        #expect(VoteReach(Array(groups.prefix(1))).blocks.isEmpty, "one group is the whole")
    }
}

extension Page {
    fileprivate var form: Form? {
        for case .form(let form) in blocks { return form }
        return nil
    }
}
