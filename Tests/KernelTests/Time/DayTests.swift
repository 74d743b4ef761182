import Kernel
import Testing

@Suite("A day")
struct DayTests {
    @Test("is written and read as ISO 8601", arguments: ["0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"])
    func isoRoundTrip(text: String) throws {
        let day = try Day(iso: text)

        #expect(day.iso == text)
        #expect("\(day)" == text)
    }

    @Test(
        "refuses a text that is no date, and says which kind of wrong it is",
        arguments: [
            ("2026-02-31", .date), ("2023-02-29", .date), ("1900-02-29", .date), ("2026-13-01", .date),
            ("2026-00-10", .date), ("2026-04-00", .date), ("0000-01-01", .date),
            ("", .format), ("2026-1-01", .format), ("26-01-2026", .format), ("2026-01-01 ", .format),
            ("2026/01/01", .format), ("+026-01-01", .format), ("２026-01-1", .format),
        ] as [(String, Day.Invalid)]
    )
    func refusals(text: String, reason: Day.Invalid) {
        #expect(throws: reason) { try Day(iso: text) }
    }

    @Test("keeps its parts on every day from 1 January 1995 to 31 December 2105")
    func partsRoundTrip() throws {
        let first = try Day(iso: "1995-01-01")
        let last = try Day(iso: "2105-12-31")
        var weekday = Weekday.sunday

        for number in first.number...last.number {
            let day = Day(number: number)
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
            #expect(day.weekday == weekday)
            weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
        }
    }

    @Test("reads in Dutch as people say it")
    func dutch() throws {
        let day = try Day(iso: "2026-11-27")

        #expect(day.inDutch == "vrijdag 27 november 2026")
        #expect(day.inDutchWithoutYear == "vrijdag 27 november")
        #expect(day.inDutchWithoutWeekday == "27 november 2026")
    }

    @Test(
        "a month later is the same day of the month, or the last one when that month is shorter",
        arguments: [
            ("2026-01-15", 1, "2026-02-15"), ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2025-12-31", 6, "2026-06-30"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-01", -1, "2025-12-01"),
        ]
    )
    func months(start: String, count: Int, end: String) throws {
        #expect(try Day(iso: start).adding(months: count).iso == end)
    }

    @Test("arithmetic past the last or first year stops there instead of trapping", arguments: [Int.max, 9_999_999])
    func extremes(count: Int) {
        let day = Day(number: 20_000)

        #expect(day.adding(days: count).iso == "9999-12-31")
        #expect(day.adding(weeks: count).iso == "9999-12-31")
        #expect(day.adding(months: count).iso == "9999-12-31")
        #expect(day.adding(days: -count).iso == "0001-01-01")
        #expect(day.adding(weeks: -count).iso == "0001-01-01")
        #expect(day.adding(months: -count).iso == "0001-01-01")
        #expect(Day(number: .min).weekday == .monday)
    }
}
