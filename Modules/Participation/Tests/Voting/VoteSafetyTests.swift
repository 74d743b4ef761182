import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("What a vote withstands")
struct VoteSafetyTests {
    let office: VotingOffice

    init() throws {
        office = try VotingOffice()
        try office.open()
    }

    @Test("without the secret of the vote a code cannot be tried out on what is kept, and after the count it is gone")
    func secret() throws {
        let code = try #require(VotingCode(try office.codes(1)[0]))
        let vote = try #require(try office.vote())
        let (kept, own) = try office.context().read { session in
            (
                try session.tables.first("SELECT hash FROM participation_vote_code") { try $0.bytes(0) },
                try VoteKey(of: vote, session.tables).hash(code, by: TestNumbers.digest)
            )
        }

        #expect(kept == own)
        #expect(kept != code.hash(inVote: vote.key, by: TestNumbers.digest))
        #expect(try office.count("participation_vote_key") == 1)
        _ = try office.cast(code.description, [1])
        try office.count()
        #expect(try office.count("participation_vote_key") == 0)
    }

    @Test("a lost file of codes is withdrawn: what was not used is worth nothing, another file goes on")
    func withdrawn() throws {
        let lost = try office.codes(3)
        let other = try office.codes(2)
        _ = try office.cast(lost[0], [1])

        for _ in 0..<2 { _ = try withdraw("1") }

        #expect(try office.cast(lost[1], [1]).status == 422)
        #expect(office.pages.last?.faults.compactMap(\.fault).first?.contains("Wij kennen deze code niet") == true)
        #expect(try office.cast(other[0], [1]).status == 303)
        #expect(try office.vote()?.ballots == 2, "the ballot that was cast before stays in the box")
        let vote = try #require(try office.vote())
        let group = try office.context().read { try CodeTable.groups(of: vote, $0.tables) }.first
        #expect(group == VoteGroup(name: "Centrum", codes: 3, used: 2), "one of the lost ones and two of the others")
    }

    @Test("after the last day, and by who is not of this team, nothing is withdrawn")
    func notWithdrawn() throws {
        _ = try office.codes(1)
        let other = office.employee(.caseWorker, module: "social-domain")
        #expect(throws: Problem.notFound) {
            try office.send(.post, "/werk/stemmingen/{vote}/codes/intrekken", ["nummer": "1"], as: other)
        }

        office.tenant.clock.advance(seconds: 30 * 86_400)
        _ = try withdraw("1")

        #expect(try office.count("participation_vote_batch WHERE is_withdrawn = 1") == 0)
    }

    @Test("adding stops at its bound, and when staff asks for it")
    func bounds() throws {
        let box = try BallotBox(
            budget: 100,
            projects: [BallotBox.Project("001", cost: 100), BallotBox.Project("002", cost: 100)],
            ballots: [[0], [1], [1]]
        )
        let shares = EqualShares(box, bigNumbers: TestNumbers.big)
        struct Asked: Error {}

        #expect(shares.raised(upTo: 2).shares?.ending == .tooManyRaises)
        #expect(throws: Asked.self) { try shares.raised { raises, _ in if raises == 3 { throw Asked() } } }
    }

    @Test("an open vote can stand on another site, without anything to press")
    func embedded() throws {
        let answer = try office.send(.get, "/stemmen/{vote}/insluiten")

        #expect(answer.status == 200)
        #expect(office.pages.last?.shownForms.isEmpty == true)
    }

    @Test("what was done with the outcome stands on its page, and not before the count")
    func answered() throws {
        let words = ["antwoord": "De bank staat er."]
        _ = try office.send(.post, "/werk/stemmingen/{vote}/antwoord", words, as: office.employee())
        #expect(try office.vote()?.answer == nil)
        _ = try office.cast(try office.codes(1)[0], [1])
        try office.count()

        _ = try office.send(.post, "/werk/stemmingen/{vote}/antwoord", words, as: office.employee())

        _ = try office.send(.get, "/stemmen/{vote}/uitslag")
        #expect(office.pages.last?.words.contains("De bank staat er.") == true)
    }

    @Test("plans with as many votes: the page says that the number decided")
    func tie() throws {
        let office = try VotingOffice()
        try office.open(["telregel": "greedy"])
        for code in try office.codes(2) { _ = try office.cast(code, [1, 2]) }
        try office.count()

        _ = try office.send(.get, "/stemmen/{vote}/uitslag")

        #expect(office.pages.last?.words.contains("Een ander plan kreeg evenveel stemmen.") == true)
    }

    private func withdraw(_ number: String) throws -> Response {
        try office.send(.post, "/werk/stemmingen/{vote}/codes/intrekken", ["nummer": number], as: office.employee())
    }
}
