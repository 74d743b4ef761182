import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("Terms of youth help, income, assistance and debts")
struct TermPanelTests {
    let office: WmoOffice

    init() throws { office = try WmoOffice() }

    @Test(
        "each case type has its legal limit, with the article",
        arguments: [
            ("jeugdhulp", "2027-01-15", "Awb, artikel 4:13, lid 2"),
            ("algemene-bijstand", "2027-01-15", "Awb, artikel 4:13, lid 2"),
            ("bijzondere-bijstand", "2027-01-15", "Awb, artikel 4:13, lid 2"),
            ("schuldhulp", "2027-02-12", "Wgs, artikelen 4 en 4a"),
            ("schuldhulp-spoed", "2027-02-12", "Wgs, artikelen 4 en 4a"),
        ]
    )
    func limits(key: String, last: String, article: String) throws {
        let file = try office.report(key)

        let limit = try #require(try office.panel(file, for: .resident).rows["Tijd om te beslissen"])

        #expect(limit.last == .test(last) && limit.explanation.contains(article))
    }

    @Test("an advance comes within four weeks (Participatiewet, article 52), a first talk within four (Wgs, article 4)")
    func fourWeeks() throws {
        let advance = try office.panel(try office.report("algemene-bijstand"), for: .resident).rows["Voorschot"]
        let talk = try office.panel(try office.report("schuldhulp"), for: .staff).rows["Eerste gesprek"]

        #expect(advance?.last == .test("2026-12-18") && advance?.explanation.contains("artikel 52") == true)
        #expect(talk?.last == .test("2026-12-18") && talk?.explanation.contains("artikel 4, lid 1") == true)
    }

    @Test("four weeks that end on Christmas Day run to the Monday after it")
    func christmas() {
        let end = FirstTerm.all["algemene-bijstand"]?.end(from: .test("2026-11-27"))

        #expect(end?.day == .test("2026-12-28"))
        #expect(end?.text.contains("Kerst") == true)
    }

    @Test(
        "three working days count no weekend and no holiday",
        arguments: [
            ("2026-11-20", "2026-11-25"), ("2026-12-23", "2026-12-29"), ("2026-12-30", "2027-01-05"),
            ("2026-04-24", "2026-04-30"),
        ]
    )
    func workingDays(from: String, to: String) {
        #expect(FirstTerm.all["schuldhulp-spoed"]?.end(from: .test(from)).day == .test(to))
    }

    @Test(
        "after a decision the time to object is drawn, after stopping it is not",
        arguments: [
            ("toegekend", true), ("ingetrokken", false),
        ]
    )
    func objecting(result: String, isDrawn: Bool) throws {
        let file = try office.report("bijzondere-bijstand")
        let type = try #require(office.tenant.caseTypes.current(file.typeKey, on: office.today))
        let last = try #require(type.steps.last)
        let change = StatusChange(to: last, at: office.tenant.clock.now(), resultKey: result)
        try office.tenant.write { _ = try $0.cases.move(file, of: type, with: change) }

        let rows = try office.panel(file, for: .resident).rows

        #expect((rows["Tijd om bezwaar te maken"] != nil) == isDrawn)
    }
}
