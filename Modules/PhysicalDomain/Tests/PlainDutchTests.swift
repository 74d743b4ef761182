import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("The words of this module")
struct PlainDutchTests {
    @Test("the name of every team, group and kind is plain and short")
    func categories() throws {
        let check = try Self.check()
        let list = try CategoryList.shipped()

        let names = list.groups.map(\.name) + list.all.flatMap { [$0.name, $0.team.name] }

        for name in names { #expect(check.complaints(about: name, in: .screen).isEmpty, "\(name)") }
    }

    @Test("every question, hint and remedy of the form is plain")
    func form() throws {
        let check = try Self.check()
        let list = try CategoryList.shipped()
        let match = NearbyReports.Match(
            caseKey: 1,
            at: .testNoon,
            followCode: FollowCode(from: CountingBytes()),
            metres: 20
        )
        let answers = FormAnswers([Request.QueryItem("groep", "groen"), Request.QueryItem("dubbel", "zelfde")])
        let form = ReportForm(categories: list, answers: answers, match: match)

        let questions = form.journey.questions
        let fields = questions.flatMap(\.fields)
        let screen = questions.map(\.title) + fields.flatMap { [$0.label, $0.missing ?? ""] }
        let running = fields.compactMap(\.hint) + PhotoFault.allCases.map(\.sentence)
        for text in screen { #expect(check.complaints(about: text, in: .screen).isEmpty, "\(text)") }
        for text in running { #expect(check.complaints(about: text).isEmpty, "\(text)") }
    }

    @Test("every refusal is plain")
    func problems() throws {
        let check = try Self.check()

        for problem in [
            Problem.tooManyReports, .tooManyTries, .moduleNotReady, .formBroken, .bodyUnreadable, .invalidFields([]),
        ] {
            #expect(check.complaints(about: problem.title).isEmpty, "\(problem.title)")
        }
    }

    /// The platform's own list of words of officials.
    private static func check() throws -> PlainDutch {
        let root = #filePath.split(separator: "/").dropLast(4)
        let path = "/" + root.joined(separator: "/") + "/Sources/Pages/Assets/plain-dutch.tsv"
        return PlainDutch(wordList: Array(try #require(FileManager.default.contents(atPath: path))))
    }
}
