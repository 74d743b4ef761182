import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Running a vote")
struct RunVoteTests {
    let office: VotingOffice

    init() throws { office = try VotingOffice() }

    @Test("staff make a vote, residents see it once it is open, and then its plans stand fast")
    func opens() throws {
        try office.open(isOpen: false)
        #expect(throws: Problem.notFound) { try office.send(.get, "/stemmen/{vote}") }

        _ = try office.send(.post, "/werk/stemmingen/{vote}/openen", [:], as: office.employee())

        #expect(try office.send(.get, "/stemmen/{vote}").status == 200)
        #expect(office.pages.last?.words.contains("Bankje") == true)
        let more = ["plan": "Pad", "kosten": "10"]
        _ = try office.send(.post, "/werk/stemmingen/{vote}/plannen", more, as: office.employee())
        _ = try office.send(.post, "/werk/stemmingen/{vote}/plannen-weg", ["nummer": "1"], as: office.employee())
        #expect(try office.count("participation_vote_project") == 3)
    }

    @Test("a vote that is filled in wrongly is shown again, with what to change")
    func wrong() throws {
        for (changes, fault) in [
            (["naam": "?!"], "Gebruik letters of cijfers in de naam."),
            (["geld": "100.000"], "Vul hele euro's in, zonder punten, bijvoorbeeld 100000."),
            (["sluit-dag": "19", "sluit-maand": "11"], "De laatste dag komt na de eerste dag."),
            (["hoogste": "0"], "Vul een getal in, of laat dit leeg."),
            (["telregel": "loting"], "Kies een van de antwoorden."),
        ] {
            let answer = try office.send(
                .post,
                "/werk/stemmingen/nieuw",
                VotingOffice.plan(changes),
                as: office.employee()
            )
            #expect(answer.status == 422)
            #expect(office.pages.last?.faults.compactMap(\.fault) == [fault])
        }
        #expect(try office.count("participation_vote") == 0)
    }

    @Test("two votes cannot have the same name in addresses")
    func sameName() throws {
        try office.open()

        let answer = try office.send(
            .post,
            "/werk/stemmingen/nieuw",
            VotingOffice.plan(["naam": "Buurt-budget".replacing("-", with: "")]),
            as: office.employee()
        )

        #expect(answer.status == 422)
        #expect(office.pages.last?.faults.first?.fault?.contains("al een stemming met deze naam") == true)
    }

    @Test("an open vote is not counted, and a vote without plans is not opened")
    func tooEarly() throws {
        try office.open()
        _ = try office.send(.post, "/werk/stemmingen/{vote}/tellen", [:], as: office.employee())
        #expect(try office.vote()?.state == .published)

        let empty = try VotingOffice()
        _ = try empty.send(.post, "/werk/stemmingen/nieuw", VotingOffice.plan(), as: empty.employee())
        _ = try empty.send(.post, "/werk/stemmingen/{vote}/openen", [:], as: empty.employee())
        #expect(try empty.vote()?.state == .draft)
    }

    @Test("the count runs by itself and its outcome is on the page for everybody")
    func counts() throws {
        try office.open()
        for (place, code) in try office.codes(10).enumerated() {
            _ = try office.cast(code, place < 6 ? [1] : [2, 3])
        }
        _ = try office.send(.post, "/werk/stemmingen/{vote}/sluiten", [:], as: office.employee())

        _ = try office.send(.post, "/werk/stemmingen/{vote}/tellen", [:], as: office.employee())

        let end = MonotonicClock.nanoseconds + 60_000_000_000
        while try office.vote()?.state != .counted, MonotonicClock.nanoseconds < end {
            _ = Signal().wait(seconds: 1)
        }
        #expect(try office.vote()?.state == .counted)
        #expect(try office.send(.get, "/stemmen/{vote}/uitslag").status == 200)
    }

    @Test("staff of other modules, agents and managers do not find votes", arguments: [0, 1])
    func access(which: Int) throws {
        try office.open()
        let caller =
            which == 0 ? office.employee(.caseWorker, module: "social-domain") : office.employee(.manager)

        for pattern in ["/werk/stemmingen", "/werk/stemmingen/{vote}", "/werk/stemmingen/{vote}/codes"] {
            #expect(throws: Problem.notFound) { try office.send(.get, pattern, as: caller) }
        }
        #expect(throws: Problem.notFound) {
            try office.send(.post, "/werk/stemmingen/{vote}/sluiten", [:], as: caller)
        }
    }

    @Test("a vote that is not there answers 404 everywhere", arguments: ["", "/stem", "/uitslag", "/uitslag.json"])
    func unknown(part: String) throws {
        #expect(throws: Problem.notFound) { try office.send(.get, "/stemmen/{vote}\(part)", vote: "niets") }
    }

    @Test("codes are given once, as a file, and never more than asked for")
    func codes() throws {
        try office.open()

        let codes = try office.codes(600)

        #expect(Set(codes).count == 600)
        #expect(codes.allSatisfy { VotingCode($0) != nil })
        #expect(try office.count("participation_vote_code") == 600)
        let refused = try office.send(
            .post,
            "/werk/stemmingen/{vote}/codes",
            ["aantal": "100001", "groep": "x"],
            as: office.employee()
        )
        #expect(refused.status == 422)
        #expect(try office.count("participation_vote_code") == 600)
    }
}
