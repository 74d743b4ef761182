import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("How many reports come in")
struct ReportTrendTests {
    @Test(
        "a kind of which half as much again comes in stands on top, from ten a week on",
        arguments: [(9, false), (10, true)]
    )
    func rise(_ count: Int, _ isShown: Bool) throws {
        let desk = try ReportDesk()
        for _ in 0..<count { _ = try desk.send311() }
        desk.tenant.clock.advance(seconds: 7 * 86_400)

        _ = try desk.send(.get, "/sturen/meldingen", .init(caller: ReportDesk.worker))

        let shown = "\(desk.pages.last?.blocks ?? [])"
        #expect(shown.contains("Een lamp doet het niet") == isShown)
    }

    @Test("the week that still goes on, and as much as before, are no rise")
    func noRise() throws {
        let desk = try ReportDesk()
        for week in 0..<6 {
            if week > 0 { desk.tenant.clock.advance(seconds: 7 * 86_400) }
            for _ in 0..<(week == 5 ? 15 : 10) { _ = try desk.send311() }
        }
        let now = desk.context.today

        let weeks = try desk.context.read { try ReportWeeks($0.tables, last: Week(of: now), count: 26) }

        #expect(weeks.totals.suffix(6) == [10, 10, 10, 10, 10, 15])
        #expect(weeks.rises.isEmpty)
    }

    @Test("every week and group stands in a file for a spreadsheet, small groups as hidden")
    func file() throws {
        let desk = try ReportDesk()
        for _ in 0..<12 { _ = try desk.send311() }
        for _ in 0..<11 { _ = try desk.send311(["service_code": "gras"]) }
        _ = try desk.send311(["service_code": "container-vol"])
        desk.tenant.clock.advance(seconds: 7 * 86_400)

        let answer = try desk.send(.get, "/sturen/meldingen.csv", .init(caller: ReportDesk.worker))

        let lines = String(decoding: answer.body.dropFirst(3), as: UTF8.self).split(
            separator: "\r\n",
            omittingEmptySubsequences: false
        ).map(String.init)
        let groups = try CategoryList.shipped().groups.count
        #expect(lines.count == 2 + 26 * (1 + groups))
        #expect(lines.first == "week;begint op;onderwerp;meldingen;opmerking")
        #expect(lines.contains("2026-W47;2026-11-16;Alle meldingen;24;"))
        #expect(lines.filter { $0.hasPrefix("2026-W47") && $0.hasSuffix(";te klein om te tonen") }.count >= 2)
        #expect(!lines.contains { $0.hasPrefix("2026-W47") && $0.contains(";1;") })
        #expect(
            lines.last { $0.contains("Alle meldingen") }
                == "2026-W48;2026-11-23;Alle meldingen;0;deze week telt nog door"
        )
        let name = Response.Header("Content-Disposition", "attachment; filename=\"duiven-meldingen-2026-11-27.csv\"")
        #expect(answer.headers.contains(name))
    }

    @Test("who may not see figures of this module does not find the page", arguments: ["", ".csv"])
    func notAllowed(ending: String) throws {
        let desk = try ReportDesk()
        let member = StaffMember(
            id: 8,
            loginName: "wmo",
            fullName: "W. Mo",
            organisation: "1stroom",
            grants: [StaffGrant(municipality: "duiven", role: .manager, module: "social-domain")]
        )
        let session = StaffSession(member: member, formToken: "t", endsAt: desk.context.now.adding(seconds: 60))

        #expect(throws: Problem.notFound) {
            try desk.send(.get, "/sturen/meldingen\(ending)", .init(caller: .staff(session)))
        }
    }
}
