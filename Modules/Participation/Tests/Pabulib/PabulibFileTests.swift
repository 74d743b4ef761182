import Testing

@testable import Participation

@Suite("Files of Pabulib")
struct PabulibFileTests {
    @Test("a file is read with any line ends, and written with every field in its place")
    func reads() throws {
        let text = #"""
            META
            key;value
            description;"Groen; en ""fris"""
            budget;100
            vote_type;approval
            PROJECTS
            project_id;cost;name
            1;60;Bankje "bij het water"
            2;40.50
            VOTES
            voter_id;vote
            a;1,2
            b;

            """#
        for end in ["\n", "\r\n", "\r"] {
            let file = try PabulibFile(Array(("\u{FEFF}" + text.replacing("\n", with: end)).utf8))

            #expect(file.fact("description") == "Groen; en \"fris\"")
            #expect(file.projects.values(of: "name") == ["Bankje \"bij het water\"", ""])
            #expect(file.votes.rows == [["a", "1,2"], ["b", ""]])
            #expect(file.text == text, "what was read is what is written")
        }
    }

    @Test("amounts with cents make the whole box count in cents")
    func cents() throws {
        let box = try Self.file(budget: "100", costs: ["60", "40,5"]).box()

        #expect(box.unitsPerEuro == 100)
        #expect(box.budget == 10_000)
        #expect(box.projects.map(\.cost) == [6_000, 4_050])
        #expect(try Self.file(budget: "100.0", costs: ["60", "40.00"]).box().unitsPerEuro == 1)
    }

    @Test("ballots are read by the ids of projects, spaces or not")
    func ballots() throws {
        #expect(try Self.file(votes: ["1, 2", "2", ""]).box().supporters == [[0], [0, 1]])
    }

    @Test(
        "an amount that is none is refused",
        arguments: ["", "-5", "1.234", "1.2.3", "tien", "9999999999999999999"]
    )
    func amounts(text: String) throws {
        let file = try Self.file(budget: text, costs: ["60", "40"])

        #expect(throws: PabulibFault.noAmount(text)) { try file.box() }
    }

    @Test("a file that is none is refused with the reason")
    func refused() throws {
        for (text, fault) in [
            ("", PabulibFault.missingSection("META")),
            ("META\nkey;value\nPROJECTS\n", .missingSection("VOTES")),
            ("META\nPROJECTS\nVOTES\n", .missingColumns(section: "PROJECTS")),
            ("META\nkey;value\na;\"b", .openQuote(line: 3)),
            ("META\nkey;value\na;b;c", .tooManyFields(line: 3)),
        ] {
            #expect(throws: fault) { try PabulibFile(Array(text.utf8)) }
        }
        #expect(throws: PabulibFault.noUTF8) { try PabulibFile([0xFF]) }
        #expect(throws: PabulibFault.unknownProject(ballot: 2)) { try Self.file(votes: ["1", "3"]).box() }
        #expect(throws: PabulibFault.ballotKind("ordinal")) { try Self.file(kind: "ordinal").box() }
    }

    private static func file(
        budget: String = "100",
        costs: [String] = ["60", "40"],
        votes: [String] = ["1"],
        kind: String = "approval"
    ) throws -> PabulibFile {
        PabulibFile(
            facts: [.init("budget", budget), .init("vote_type", kind)],
            projects: .init(
                columns: ["project_id", "cost"],
                rows: costs.enumerated().map { ["\($0 + 1)", $1] }
            ),
            votes: .init(columns: ["voter_id", "vote"], rows: votes.enumerated().map { ["\($0 + 1)", $1] })
        )
    }
}
