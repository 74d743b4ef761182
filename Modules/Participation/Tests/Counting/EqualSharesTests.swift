import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Counting by Equal Shares")
struct EqualSharesTests {
    @Test("supporters pay equally, and who has less than a share pays all that is left")
    func shares() throws {
        // 25 each. Three pay 15 for the bench. The tree costs 30: one has 10 left and pays all, the other pays 20.
        let box = try BallotBox(
            budget: 100,
            projects: [.init("bench", cost: 45), .init("tree", cost: 30)],
            ballots: [[0], [0], [0, 1], [1]]
        )

        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).plain()

        #expect(
            outcome.verdicts == [
                .init(project: 0, votes: 3, reason: .bought(.init(inFull: 3, withRest: 0, shareInCents: 1_500))),
                .init(project: 1, votes: 2, reason: .bought(.init(inFull: 1, withRest: 1, shareInCents: 2_000))),
            ]
        )
        #expect(outcome.spent == 75)
        #expect(outcome.shares == .init(startInCents: 2_500, raises: 0, ending: .plain))
    }

    @Test("a project whose supporters have too little together is not paid for, and it says how much they had")
    func tooLittle() throws {
        let box = try BallotBox(
            budget: 90,
            projects: [.init("1", cost: 60), .init("2", cost: 31), .init("3", cost: 10)],
            ballots: [[0], [0], [1]]
        )

        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).plain()

        #expect(outcome.funded == [0])
        #expect(outcome.verdicts[1] == .init(project: 1, votes: 1, reason: .tooLittle(round: 0, together: 30)))
        #expect(outcome.verdicts[2] == .init(project: 2, votes: 0, reason: .noVotes))
    }

    @Test("adding a euro to each ballot ends when nothing fits any more")
    func raisesUntilUsed() throws {
        let box = try BallotBox(
            budget: 90,
            projects: [.init("1", cost: 60), .init("2", cost: 29), .init("3", cost: 10)],
            ballots: [[0], [0], [1], [2]]
        )

        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).raised()

        #expect(outcome.funded == [1, 2], "the first has the most votes, but 60 do not fit beside 29 and 10")
        #expect(outcome.shares == .init(startInCents: 2_950, raises: 7, ending: .nothingFits))
    }

    @Test("the last addition that still fits the money counts, not the one after it")
    func stopsBeforeTooMuch() throws {
        // 8 each. With 12 the first is paid for and the third would fit; with 13 the second is paid for as well.
        let box = try BallotBox(
            budget: 40,
            projects: [.init("1", cost: 24), .init("2", cost: 26), .init("3", cost: 14)],
            ballots: [[0], [0], [1], [1], [2]]
        )

        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).raised()

        #expect(outcome.funded == [0])
        #expect(outcome.shares == .init(startInCents: 1_200, raises: 4, ending: .tooMuchNext))
    }

    @Test("what is equal in everything goes by its id, also with 128 bits too few", arguments: [false, true])
    func ties(big: Bool) throws {
        let box = try BallotBox(
            budget: 30,
            projects: [.init("b", cost: 30), .init("a", cost: 30)],
            ballots: [[0, 1], [0, 1]]
        )

        #expect(try Self.run(box, big: big)?.purchases.map(\.project) == [1])
    }

    @Test("cents are counted as exactly as euros")
    func cents() throws {
        let box = try BallotBox(
            budget: 10_000,
            projects: [.init("1", cost: 3_333)],
            ballots: [[0], [0], [0], []],
            unitsPerEuro: 100
        )

        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).plain()

        #expect(outcome.verdicts[0].reason == .bought(.init(inFull: 3, withRest: 0, shareInCents: 1_111)))
        #expect(outcome.shares?.startInCents == 2_500)
    }

    @Test("a box without ballots pays for nothing")
    func empty() throws {
        let box = try BallotBox(budget: 10, projects: [.init("1", cost: 5)], ballots: [])

        #expect(EqualShares(box, bigNumbers: TestNumbers.big).raised().funded.isEmpty)
        #expect(MostVotes(box: box, perEuro: false).count().funded.isEmpty)
    }

    @Test("200 drawn votes count as the definition says, by both measures")
    func definition() throws {
        var compared = 0
        for number in 0..<200 {
            let box = try DrawnBox.small(number)
            for measure in CountRule.Measure.allCases {
                let model = PlainSharesModel(box: box, measure: measure)
                guard let expected = model.chosen(money: box.budget) else { continue }
                let outcome = EqualShares(box, measure: measure, bigNumbers: TestNumbers.big).plain()
                #expect(outcome.funded == expected, "\(number), \(measure)")
                compared += 1
            }
        }
        #expect(compared > 300, "the slow fractions are long enough for nearly all of them")
    }

    @Test("numbers of 128 bits and big numbers find the same, round by round")
    func sameInBoth() throws {
        for number in 0..<60 {
            let box = try DrawnBox.small(number)
            let narrow = try #require(try Self.run(box, big: false), "\(number)")

            #expect(try Self.run(box, big: true) == narrow)
        }
    }

    @Test("where 128 bits are too few, the count goes on with big numbers")
    func widens() throws {
        let box = try DrawnBox.large()

        #expect(try Self.run(box, big: false) == nil)
        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).plain()
        #expect(outcome.funded.count > 10)
        #expect(outcome.spent <= box.budget)
    }

    private static func run(_ box: BallotBox, big: Bool) throws -> SharesRound.Result? {
        func run<Number: WholeNumber>(_ numbers: Number.Type) -> SharesRound.Result? {
            var count = SharesCount<Number>(box, measure: .cost, money: box.budget)
            return count.run()
        }
        return big ? run(TestNumbers.big) : run(UInt128.self)
    }
}

/// Boxes that are the same at each run.
enum DrawnBox {
    static func small(_ seed: Int) throws -> BallotBox { try drawn(seed, projects: 7, ballots: 9, chance: 40) }

    static func large() throws -> BallotBox { try drawn(1, projects: 40, ballots: 900, chance: 15) }

    private static func drawn(_ seed: Int, projects: Int, ballots: Int, chance: Int) throws -> BallotBox {
        var state = UInt64(seed) &* 7_919 &+ 12_345
        func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
        let costs = (0..<projects).map { _ in 10 + roll(90) }
        return try BallotBox(
            budget: costs.reduce(0, +) / 2,
            projects: costs.enumerated().map { .init("\(100 + $0)", cost: $1) },
            ballots: (0..<ballots).map { _ in (0..<projects).filter { _ in roll(100) < chance } }
        )
    }
}
