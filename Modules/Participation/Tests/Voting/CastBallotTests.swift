import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Voting with a code from a letter")
struct CastBallotTests {
    let office: VotingOffice
    let codes: [String]

    init() throws {
        office = try VotingOffice()
        try office.open()
        codes = try office.codes(12)
    }

    @Test("a code votes once, however it is typed")
    func once() throws {
        let first = try office.cast(codes[0].lowercased().replacing("-", with: " "), [1, 3])
        let second = try office.cast(codes[0], [2])

        #expect(first.status == 303)
        #expect(
            first.headers.first { $0.name == "Location" }?.value.hasSuffix("/stemmen/buurtbudget?gestemd=ja") == true
        )
        #expect(second.status == 422)
        #expect(office.pages.last?.faults.compactMap(\.fault) == ["Met deze code is al gestemd."])
        #expect(try office.vote()?.ballots == 1)
        #expect(try office.count("participation_vote_ballot") == 1)
    }

    @Test("two people with the same code at the same moment: one votes")
    func race() throws {
        let answers = Lock<[Int]>([])
        let threads = try (0..<4).map { number in
            try SystemThread.start { [office, codes] in
                let status = (try? office.cast(codes[1], [1], from: "192.0.2.\(number)"))?.status ?? 0
                answers.withLock { $0.append(status) }
            }
        }
        threads.forEach { $0.join() }

        #expect(answers.withLock { $0.sorted() } == [303, 422, 422, 422])
        #expect(try office.vote()?.ballots == 1)
    }

    @Test("a code that was never given does not vote, and after ten of them an address waits")
    func unknown() throws {
        for number in 0..<10 {
            let answer = try office.cast(VotingCode(from: TestNumbers.randomness).description, [1])
            #expect(answer.status == 422, "\(number)")
        }

        let problem = #expect(throws: Problem.self) { try office.cast(codes[0], [1]) }

        #expect(problem?.code == "too-many-tries")
        #expect(try office.cast(codes[0], [1], from: "192.0.2.2").status == 303)
    }

    @Test("a code of another vote does not vote here")
    func otherVote() throws {
        _ = try office.send(
            .post,
            "/werk/stemmingen/nieuw",
            VotingOffice.plan(["naam": "Ander"]),
            as: office.employee()
        )
        let other = try office.send(
            .post,
            "/werk/stemmingen/{vote}/codes",
            ["aantal": "1", "groep": "x"],
            vote: "ander",
            as: office.employee()
        )
        let code = String(decoding: other.body, as: UTF8.self).split(separator: "\n")[1]

        #expect(try office.cast(String(code), [1]).status == 422)
    }

    @Test("on the last day codes are given, a day later none", arguments: [(0, 200), (1, 303)])
    func lastCodes(daysAfter: Int, status: Int) throws {
        let vote = try #require(try office.vote())
        let day = vote.plan.closesOn.adding(days: daysAfter)
        office.tenant.clock.set(Timestamp(day, at: TimeOfDay(hour: 12, minute: 0) ?? .midnight))

        let fields = ["aantal": "1", "groep": "Centrum"]
        let answer = try office.send(.post, "/werk/stemmingen/{vote}/codes", fields, as: office.employee())

        #expect(answer.status == status)
    }

    @Test("an empty ballot, or one above the highest number, is shown again with what to change")
    func wrong() throws {
        #expect(try office.cast(codes[0], []).status == 422)
        #expect(office.pages.last?.faults.compactMap(\.fault) == ["Kies ten minste één plan."])

        let limited = try VotingOffice()
        try limited.open(["hoogste": "2"])
        let code = try limited.codes(1)[0]
        #expect(try limited.cast(code, [1, 2, 3]).status == 422)
        #expect(limited.pages.last?.faults.compactMap(\.fault).first?.contains("ten hoogste 2 plannen") == true)
        #expect(try limited.cast(code, [1, 2]).status == 303, "the refused ballot did not use the code")
    }

    @Test(
        "plans of a knapsack ballot cost no more than the money there is",
        arguments: [([1, 2], 303), ([1, 2, 3], 422)]
    )
    func knapsack(plans: [Int], status: Int) throws {
        let office = try VotingOffice()
        try office.open(["biljet": "knapsack"])

        let answer = try office.cast(try office.codes(1)[0], plans)

        #expect(answer.status == status, "60 and 40 are 100, with 30 more it is 130")
    }

    @Test(
        "voting is possible from the first day up to and with the last",
        arguments: [(-1, 0), (0, 1), (14, 1), (15, 0)]
    )
    func period(days: Int, ballots: Int) throws {
        office.tenant.clock.set(Timestamp.testNoon.adding(seconds: days * 86_400))

        _ = try office.cast(codes[0], [1])

        #expect(try office.vote()?.ballots == ballots)
    }

    @Test("what is kept of a ballot tells no time and no person, and neither does what is kept of a code")
    func untraceable() throws {
        for code in codes { _ = try office.cast(code, [1]) }

        let columns = try office.tenant.context().read { session -> [String: [String]] in
            var columns: [String: [String]] = [:]
            for table in ["participation_vote_ballot", "participation_vote_code"] {
                try session.tables.each("SELECT name FROM pragma_table_info(\(table)) ORDER BY name") {
                    columns[table, default: []].append(try $0.text(0))
                }
            }
            return columns
        }
        #expect(columns["participation_vote_ballot"] == ["choices", "mark", "vote"])
        #expect(columns["participation_vote_code"] == ["batch", "group_name", "hash", "used", "vote"])
        let events = try office.context(office.employee()).read { session in
            try session.tables.first("SELECT count(*) FROM participation_vote_act") { try $0.integer(0) }
        }
        #expect(events == 3, "made, opened and codes given; no ballot is among what staff did")
    }

    @Test("the box does not keep the order in which ballots came")
    func order() throws {
        let office = try VotingOffice()
        try office.open()
        let codes = try office.codes(64)
        for (place, code) in codes.enumerated() { _ = try office.cast(code, place < 32 ? [1] : [2]) }

        let vote = try #require(try office.vote())
        let kept = try office.context().read { try BallotTable.choices(of: vote, $0.tables) }

        #expect(kept.count == 64)
        // The chance that drawn marks keep this order is one in 10¹⁸.
        #expect(kept != kept.sorted { $0[0] < $1[0] })
    }

    @Test("codes are kept as hashes only")
    func hashes() throws {
        let hashes = try office.context().read { session -> [[UInt8]] in
            var hashes: [[UInt8]] = []
            try session.tables.each("SELECT hash FROM participation_vote_code") { hashes.append(try $0.bytes(0)) }
            return hashes
        }

        #expect(hashes.count == 12)
        #expect(hashes.allSatisfy { $0.count == 32 })
        let typed = codes.map { Array($0.replacing("-", with: "").utf8) }
        #expect(!hashes.contains { hash in typed.contains { hash.starts(with: $0) } })
    }
}
