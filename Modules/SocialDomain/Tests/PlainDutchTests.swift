import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("The words of this module")
struct PlainDutchTests {
    let office: WmoOffice

    init() throws { office = try WmoOffice() }

    @Test("everything that a resident reads from the report to the decision is plain Dutch")
    func plain() throws {
        let report = try office.report()
        var seen = [try office.panel(report, for: .resident)]
        let urgent = WmoOffice.date("vanaf", office.today).merging(["hulp": "opvang", "reden": "Het is spoed."]) { $1 }
        try office.press("/spoedhulp", of: report, urgent)
        try office.press("/ondersteuning", of: report, ["hoe": "brief", "antwoord": "ja"])
        let visit = WmoOffice.date("dag", .test("2026-12-01")).merging(["tijd": "9-11"]) { $1 }
        try office.press("/huisbezoek", of: report, visit)
        seen.append(try office.panel(report, for: .resident))
        try office.press("/huisbezoek-afzeggen", of: report, ["reden": "Onze collega is ziek."])
        office.wait(days: 12)
        try office.press("/onderzoek", of: report)
        seen.append(try office.panel(report, for: .resident))
        try office.press("/verslag", of: report, WmoOffice.findings)
        seen.append(try office.panel(report, for: .resident))
        _ = try office.sendOwn("/hulp-aanvragen", of: report, ["hulp": "Die hulp."])
        let application = try #require(try office.application(after: report))
        seen.append(try office.panel(application, for: .resident))
        try office.press("/hulp-besluit", of: application, ["uitkomst": "afgewezen", "reden": "U hebt al hulp."])
        seen.append(try office.panel(application, for: .resident))

        let messages = try office.messages(report) + office.messages(application)
        let texts = seen.flatMap(Self.texts) + messages.flatMap { [$0.subject, $0.news, $0.expectation] }
        let check = try Self.check()
        for text in texts {
            // The article between brackets is for who looks it up.
            let plain = text.replacing(#/ ?\([^)]*(artikel|lid)[^)]*\)/#, with: "")
            #expect(check.complaints(about: plain).isEmpty, "\(plain): \(check.complaints(about: plain))")
        }
    }

    /// The running texts of blocks.
    private static func texts(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let prose): [prose.plainText]
            case .section(_, let inner): texts(inner)
            case .schedule(let schedule): [schedule.conclusion] + schedule.rows.map(\.explanation)
            case .facts(let facts): facts.map(\.value.plainText)
            default: []
            }
        }
    }

    /// The platform's own list of words of officials.
    private static func check() throws -> PlainDutch {
        let root = #filePath.split(separator: "/").dropLast(4)
        let path = "/" + root.joined(separator: "/") + "/Sources/Pages/Assets/plain-dutch.tsv"
        return PlainDutch(wordList: Array(try #require(FileManager.default.contents(atPath: path))))
    }
}
