import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("The words of votes")
struct PlainDutchTests {
    @Test("every rule of a count is told in plain words", arguments: CountRule.allCases)
    func rules(rule: CountRule) throws {
        let check = try Self.check()

        for sentence in VoteWords.sentences(rule) {
            #expect(check.complaints(about: sentence).isEmpty, "\(sentence)")
        }
    }

    @Test("every sentence of an explanation is plain, whatever happened to a plan")
    func outcome() throws {
        let check = try Self.check()
        let projects = (1...5).map { VoteProject(number: $0, name: "Bankje", explanation: "", cost: 12_500) }
        let reasons: [CountOutcome.Reason] = [
            .fits(left: 20_000), .doesNotFit(left: 300), .bought(.init(inFull: 20, withRest: 3, shareInCents: 11_904)),
            .tooLittle(round: 3, together: 1_200), .noVotes,
        ]
        for ending in [CountOutcome.Ending.nothingFits, .tooMuchNext, .tooManyRaises] {
            let words = OutcomeWords(
                vote: try Self.vote(),
                projects: projects,
                outcome: CountOutcome(
                    verdicts: reasons.enumerated().map { .init(project: $0, votes: 25, reason: $1) },
                    spent: 25_000,
                    shares: .init(startInCents: 119_047, raises: 312, ending: ending)
                )
            )
            let sentences = words.summary + [words.ending ?? ""] + (words.rounds + words.others).flatMap(\.sentences)
            for sentence in sentences {
                #expect(check.complaints(about: sentence).isEmpty, "\(sentence)")
            }
        }
    }

    @Test("every refusal is plain")
    func refusals() throws {
        let check = try Self.check()
        let ballots: [Ballot.Invalid] = [.empty, .tooMany(most: 3), .tooDear(cost: 120_000, budget: 100_000)]
        let casting: [CastBallot.Refusal] = [.closed, .unknownCode, .used, .otherWay]

        for text in ballots.map(BallotForm.sentence) + casting.map(BallotForm.sentence) {
            #expect(check.complaints(about: text, in: .screen).isEmpty, "\(text)")
        }
        for problem in [Problem.tooManyCodes, .voteFormBroken] {
            #expect(check.complaints(about: problem.title).isEmpty, "\(problem.title)")
        }
    }

    private static func vote() throws -> BudgetVote {
        BudgetVote(
            key: 1,
            slug: "buurtbudget",
            plan: .init(
                title: "Buurtbudget",
                explanation: "",
                budget: 100_000,
                kind: .approval,
                rule: .equalSharesRaised,
                way: .codes,
                mostChoices: nil,
                opensOn: try Day(iso: "2026-11-20"),
                closesOn: try Day(iso: "2026-12-04")
            ),
            state: .counted,
            ballots: 84,
            paper: 0,
            answer: nil
        )
    }

    /// The platform's own list of words of officials.
    static func check() throws -> PlainDutch {
        let root = #filePath.split(separator: "/").dropLast(5)
        let path = "/" + root.joined(separator: "/") + "/Sources/Pages/Assets/plain-dutch.tsv"
        return PlainDutch(wordList: Array(try #require(FileManager.default.contents(atPath: path))))
    }
}
