import Kernel
import Testing

@testable import Desk

@Suite("The period of a page of figures")
struct FigurePeriodTests {
    let today: Day

    init() throws { today = try Day(iso: "2026-11-21") }

    @Test(
        "a quarter or a month has the weeks whose Thursday lies in it",
        arguments: [
            ("2026-K3", "2026-06-29", "2026-09-21", "3e kwartaal van 2026"),
            ("2026-10", "2026-09-28", "2026-10-26", "oktober 2026"),
            ("2025-K1", "2024-12-30", "2025-03-24", "1e kwartaal van 2025"),
            ("2026-02", "2026-02-02", "2026-02-23", "februari 2026"),
        ]
    )
    func weeks(key: String, first: String, last: String, name: String) throws {
        let period = try FigurePeriod.read(key, on: today)

        #expect(period.weeks.lowerBound.monday.iso == first)
        #expect(period.weeks.upperBound.monday.iso == last)
        #expect(period.name == name)
    }

    @Test("every week belongs to one month and to the quarter of that month")
    func partition() throws {
        let months = try (1...12).map { try FigurePeriod.read("2025-\($0 < 10 ? "0" : "")\($0)", on: today) }
        let quarters = try (1...4).map { try FigurePeriod.read("2025-K\($0)", on: today) }

        #expect(months.flatMap(\.list) == quarters.flatMap(\.list))
        #expect(months.flatMap(\.list).count == 52)
    }

    @Test("without a period there are thirteen weeks, this one included, and thirteen before")
    func usual() throws {
        let period = try FigurePeriod.read("", on: today)

        #expect(period.list.count == 13)
        #expect(period.weeks.upperBound == Week(of: today))
        #expect(period.before.upperBound == period.weeks.lowerBound.adding(weeks: -1))
        #expect(period.inDutch == "24 augustus 2026 tot en met 22 november 2026 (week 35 tot en met 47)")
    }

    @Test("a period that runs ends with this week")
    func running() throws {
        #expect(try FigurePeriod.read("2026-K4", on: today).weeks.upperBound == Week(of: today))
    }

    @Test(
        "what is no period is told",
        arguments: [
            "2026", "2026-13", "2026-K5", "2026-1", "K4-2026", "2026-K4-", "٢٠٢٦-11", "-", "2026-+1", "0000-K1",
        ]
    )
    func unknown(key: String) {
        #expect(throws: FigurePeriod.Invalid.unknown) { try FigurePeriod.read(key, on: today) }
    }

    @Test("a period that did not begin is told", arguments: ["2027-K1", "2026-12", "9999-12"])
    func toCome(key: String) {
        #expect(throws: FigurePeriod.Invalid.toCome) { try FigurePeriod.read(key, on: today) }
    }

    @Test("every period that can be chosen can be read, on any day of the year")
    func choices() throws {
        for offset in stride(from: 0, to: 366, by: 5) {
            let day = today.adding(days: offset)
            let choices = FigurePeriod.choices(on: day)

            #expect(choices.quarters.count == 5 && choices.months.count == 13, "\(day)")
            #expect(choices.months.first?.weeks.upperBound == Week(of: day), "\(day)")
        }
    }
}
