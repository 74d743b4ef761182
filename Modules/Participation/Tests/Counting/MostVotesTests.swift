import Testing

@testable import Participation

@Suite("Counting by most votes")
struct MostVotesTests {
    @Test("the most votes go first, what does not fit is passed over, and a cheaper one may still fit")
    func mostVotes() throws {
        let outcome = MostVotes(box: try Self.box(), perEuro: false).count()

        #expect(
            outcome.verdicts == [
                .init(project: 0, votes: 3, reason: .fits(left: 100)),
                .init(project: 2, votes: 1, reason: .fits(left: 40)),
                .init(project: 1, votes: 2, reason: .doesNotFit(left: 40)),
                .init(project: 3, votes: 0, reason: .noVotes),
            ]
        )
        #expect(outcome.spent == 100)
        #expect(outcome.shares == nil)
    }

    @Test("by votes per euro, a cheap project with few votes may go before a dear one with many")
    func perEuro() throws {
        let outcome = MostVotes(box: try Self.box(), perEuro: true).count()

        #expect(outcome.funded == [0, 2], "3 votes for 60 is as much per euro as 1 for 20, and 1 for 40 is less")
    }

    @Test("equal votes go by id, as texts: 10 comes before 9")
    func ties() throws {
        let box = try BallotBox(
            budget: 10,
            projects: [.init("9", cost: 10), .init("10", cost: 10)],
            ballots: [[0, 1]]
        )

        #expect(MostVotes(box: box, perEuro: false).count().funded == [1])
    }

    @Test("a choice that stands on a ballot twice counts once")
    func twice() throws {
        let box = try BallotBox(budget: 10, projects: [.init("1", cost: 10)], ballots: [[0, 0], [0]])

        #expect(box.supporters == [[0, 1]])
    }

    @Test("a box that cannot be is refused")
    func refused() {
        #expect(throws: BallotBox.Invalid.budget(0)) { try BallotBox(budget: 0, projects: [], ballots: []) }
        #expect(throws: BallotBox.Invalid.cost(project: "1")) {
            try BallotBox(budget: 1, projects: [.init("1", cost: 0)], ballots: [])
        }
        #expect(throws: BallotBox.Invalid.doubleProject("1")) {
            try BallotBox(budget: 1, projects: [.init("1", cost: 1), .init("1", cost: 2)], ballots: [])
        }
        #expect(throws: BallotBox.Invalid.unknownChoice(ballot: 1)) {
            try BallotBox(budget: 1, projects: [.init("1", cost: 1)], ballots: [[0], [1]])
        }
        #expect(throws: BallotBox.Invalid.tooLarge) {
            try BallotBox(budget: Int.max / 2_000, projects: [.init("1", cost: 1)], ballots: [[0], [0]])
        }
    }

    private static func box() throws -> BallotBox {
        try BallotBox(
            budget: 100,
            projects: [
                .init("1", cost: 60), .init("2", cost: 50), .init("3", cost: 40), .init("4", cost: 1),
            ],
            ballots: [[0, 1], [0, 1], [0, 2]]
        )
    }
}
