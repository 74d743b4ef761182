import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("Figures of support under the Wmo")
struct WmoFigureTests {
    let office: WmoOffice

    init() throws { office = try WmoOffice() }

    @Test("ten inquiries tell how many were in time and how long they took; nine tell nothing")
    func inquiries() throws {
        for number in 1...10 {
            let file = try office.report()
            try office.press("/ondersteuning", of: file, WmoOffice.support)
            office.wait(days: number == 10 ? 46 : 10)
            try office.press("/onderzoek", of: file)
            try office.press("/verslag", of: file, WmoOffice.findings)
            let numbers = try topics(for: .manager).flatMap(\.numbers)
            if number == 9 { #expect(numbers.allSatisfy { $0.value == nil }) }
        }

        let numbers = try topics(for: .manager).flatMap(\.numbers)

        // Nine took 10 days, one was given after more than six weeks.
        #expect(numbers.map(\.value) == [90, nil, 13.6, nil])
    }

    @Test("a manager without a role in the social domain sees none of them")
    func hidden() throws {
        for _ in 1...10 { _ = try office.inquired() }

        #expect(try topics(for: .manager, module: nil).isEmpty)
        #expect(try topics(for: .manager, module: "civil-affairs").isEmpty)
        #expect(try !topics(for: .manager).isEmpty)
    }

    private func topics(for role: StaffRole, module: String? = "social-domain") throws -> [FigureTopic] {
        let week = Week(of: office.today)
        return try office.context(office.tenant.employee(role, module: module))
            .figureTopics(in: week.adding(weeks: -52)...week.adding(weeks: 1))
    }
}
