import Kernel
import Testing

@Suite("A calendar week")
struct WeekTests {
    @Test(
        "has the number and the year of its Thursday (ISO 8601)",
        arguments: [
            ("2026-11-22", 47, 2026), ("2026-11-23", 48, 2026), ("2026-12-31", 53, 2026), ("2027-01-03", 53, 2026),
            ("2027-01-04", 1, 2027), ("2024-12-30", 1, 2025), ("2021-01-03", 53, 2020), ("2024-02-29", 9, 2024),
        ]
    )
    func numbers(text: String, number: Int, year: Int) throws {
        let week = Week(of: try Day(iso: text))

        #expect(week.number == number)
        #expect(week.year == year)
    }

    @Test("starts on Monday, ends on Sunday, and the next one follows")
    func days() throws {
        let week = Week(of: try Day(iso: "2026-11-21"))

        #expect(week.monday.iso == "2026-11-16")
        #expect(week.sunday.iso == "2026-11-22")
        #expect(week.adding(weeks: 1).monday.iso == "2026-11-23")
        #expect(Week(of: week.monday) == Week(of: week.sunday))
    }
}
