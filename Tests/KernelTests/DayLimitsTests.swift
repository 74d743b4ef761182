import Kernel
import Testing

@Suite("The days that an answer may name")
struct DayLimitsTests {
    /// Friday 20 November 2026.
    static let today = Day(number: 20_777)
    static let limits = CaseType.DayLimits(
        from: .init(14, .days),
        until: .init(1, .years),
        article: "BW, artikelen 1:62 en 1:46"
    )

    @Test(
        "the first and the last day are right, a day outside them says which day is",
        arguments: [
            (13, "Kies een dag vanaf vrijdag 4 december 2026."), (14, nil), (365, nil),
            (366, "Kies een dag tot en met zaterdag 20 november 2027."),
        ]
    )
    func ends(ahead: Int, sentence: String?) {
        #expect(Self.limits.fault(of: Self.today.adding(days: ahead), on: Self.today) == sentence)
    }

    @Test(
        "a day that must have been says so in other words",
        arguments: [(0, nil), (1, "Kies vandaag of een dag ervoor.")]
    )
    func past(ahead: Int, sentence: String?) {
        let limits = CaseType.DayLimits(from: nil, until: .init(0, .days), article: "BW, artikel 1:19e")

        #expect(limits.fault(of: Self.today.adding(days: ahead), on: Self.today) == sentence)
    }

    @Test(
        "each unit counts from today, before it when the amount is below 0",
        arguments: [
            (CaseType.DayLimits.Span(-3, .days), 20_774), (.init(2, .weeks), 20_791), (.init(1, .months), 20_807),
            (.init(1, .years), 21_142),
        ]
    )
    func units(span: CaseType.DayLimits.Span, day: Int) {
        let limits = CaseType.DayLimits(from: span, until: nil, article: "x")

        #expect(limits.first(on: Self.today)?.number == day)
    }
}
