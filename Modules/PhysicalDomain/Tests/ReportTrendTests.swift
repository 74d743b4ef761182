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

    @Test("who may not see figures of this module does not find the page")
    func notAllowed() throws {
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
            try desk.send(.get, "/sturen/meldingen", .init(caller: .staff(session)))
        }
    }
}
