import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite(
    "Counting votes of real municipalities",
    .enabled(if: SharedElections.areHere, "Skipped: ../shared/data/participation is not here.")
)
struct RealElectionTests {
    @Test("every result that another program found is found here")
    func sameResults() throws {
        let results = try SharedElections.results()

        #expect(results.count == 24, "four files, six rules")
        for result in results {
            let box = try SharedElections.file(result.file).box()
            let outcome = try #require(Self.count(box, by: result.rule), "\(result.rule)")
            let chosen = Set(outcome.funded.map { box.projects[$0].id })
            #expect(chosen == result.chosen, "\(result.file), \(result.rule)")
            #expect(outcome.spent == outcome.funded.reduce(0) { $0 + box.projects[$1].cost })
            #expect(outcome.verdicts.map(\.project).sorted() == Array(box.projects.indices))
        }
    }

    @Test("the projects that Assen paid for in 2024 are those that the count finds")
    func assen() throws {
        let file = try SharedElections.file("Netherlands_Assen_2024.pb")
        let ids = try #require(file.projects.values(of: "project_id"))
        let flags = try #require(file.projects.values(of: "selected"))
        let official = zip(ids, flags).filter { $1 == "1" }.map(\.0)
        #expect(file.fact("rule") == CountRule.equalSharesRaised.rawValue)

        let box = try file.box()
        let outcome = EqualShares(box, bigNumbers: TestNumbers.big).raised()

        #expect(Set(outcome.funded.map { box.projects[$0].id }) == Set(official))
        #expect(official.count == 9)
        #expect(outcome.spent == 76_700)
    }

    @Test("every file is read, and written as a file that says the same", arguments: SharedElections.names)
    func roundTrip(name: String) throws {
        let file = try SharedElections.file(name)

        #expect(try PabulibFile(Array(file.text.utf8)) == file)
        #expect(file.fact("num_votes").flatMap(Int.init) == file.votes.rows.count)
        #expect(file.fact("num_projects").flatMap(Int.init) == file.projects.rows.count)
    }

    @Test("ballots with an order or with points are read, but not counted")
    func otherKinds() throws {
        for (name, kind) in [
            ("Poland_Krakow_2018_Wzgorza_Krzeslawickie.pb", "ordinal"),
            ("Poland_Gdansk_2020_Rudniki.pb", "cumulative"),
        ] {
            let file = try SharedElections.file(name)
            #expect(throws: PabulibFault.ballotKind(kind)) { try file.box() }
        }
    }

    private static func count(_ box: BallotBox, by rule: String) -> CountOutcome? {
        func shares(_ measure: CountRule.Measure) -> EqualShares {
            EqualShares(box, measure: measure, bigNumbers: TestNumbers.big)
        }
        return switch rule {
        case "greedy_cost": MostVotes(box: box, perEuro: false).count()
        case "greedy_card": MostVotes(box: box, perEuro: true).count()
        case "mes_cost": shares(.cost).plain()
        case "mes_card": shares(.count).plain()
        case "mes_add1_cost": shares(.cost).raised()
        case "mes_add1_card": shares(.count).raised()
        default: nil
        }
    }
}
