import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Voting after login, and on paper")
struct VoteWithLoginTests {
    let office: VotingOffice

    init() throws {
        office = try VotingOffice()
        try office.open(["hoe": "login"])
    }

    @Test("a resident who logged in votes once, without a code")
    func once() throws {
        let fields = ["stap": "2", "plan-1": "ja"]
        let first = try office.send(.post, "/mijn/stemmen/{vote}", fields, as: office.resident(3))
        let again = try office.send(.post, "/mijn/stemmen/{vote}", fields, as: office.resident(3))
        let other = try office.send(.post, "/mijn/stemmen/{vote}", fields, as: office.resident(4))

        #expect([first.status, again.status, other.status] == [303, 422, 303])
        #expect(try office.vote()?.ballots == 2)
    }

    @Test("the page for codes leads back to the vote")
    func otherWay() throws {
        let answer = try office.send(.get, "/stemmen/{vote}/stem")

        #expect(answer.status == 303)
    }

    @Test("a vote with login gives no codes, and a code that is there does not vote, also not on paper")
    func noCodes() throws {
        let fields = ["aantal": "1", "groep": "Centrum"]
        let refused = try office.send(.post, "/werk/stemmingen/{vote}/codes", fields, as: office.employee())
        let vote = try #require(try office.vote())
        let code = VotingCode(from: TestNumbers.randomness)
        try office.context().writeAndWait { session in
            let hash = try VoteKey(of: vote, session.tables).hash(code, by: TestNumbers.digest)
            _ = try CodeTable.add([hash], group: "Centrum", to: vote, in: session.tables)
        }
        let paper = ["code": code.description, "plan-2": "ja"]
        let entered = try office.send(.post, "/werk/stemmingen/{vote}/papier", paper, as: office.employee())

        #expect([refused.status, entered.status] == [303, 422])
        #expect(try office.vote()?.ballots == 0)
    }

    @Test("a ballot on paper needs a code, weighs the same and is counted as paper")
    func paper() throws {
        let office = try VotingOffice()
        try office.open()
        let code = try office.codes(1)[0]
        let fields = ["code": code, "plan-2": "ja"]
        let entered = try office.send(.post, "/werk/stemmingen/{vote}/papier", fields, as: office.employee())
        let again = try office.send(.post, "/werk/stemmingen/{vote}/papier", fields, as: office.employee())

        #expect([entered.status, again.status] == [303, 422])
        #expect(office.pages.last?.faults.compactMap(\.fault) == ["Met deze code is al gestemd."])
        let vote = try #require(try office.vote())
        #expect(vote.ballots == 1 && vote.paper == 1)
        let box = try office.context().read { session in
            try BallotTable.box(of: vote, try VoteTable(session.tables).projects(of: vote), session.tables)
        }
        #expect(box.supporters == [[], [0], []])
    }

    @Test("paper that was sent in time is entered after the last day, until the count", arguments: [true, false])
    func late(isCounting: Bool) throws {
        let office = try VotingOffice()
        try office.open()
        let code = try office.codes(1)[0]
        office.tenant.clock.advance(seconds: 20 * 86_400)
        if isCounting { try office.count() }

        let answer = try office.send(
            .post,
            "/werk/stemmingen/{vote}/papier",
            ["code": code, "plan-1": "ja"],
            as: office.employee()
        )

        #expect(answer.status == (isCounting ? 422 : 303))
        #expect(try office.vote()?.ballots == (isCounting ? 0 : 1))
    }

    @Test("without an own portal, staff cannot choose login")
    func noPortal() throws {
        let office = try VotingOffice(portal: .mijnOverheid)
        _ = try office.send(.get, "/werk/stemmingen/nieuw", as: office.employee())

        #expect(office.pages.last?.words.contains("Met inloggen") == false)
    }
}
