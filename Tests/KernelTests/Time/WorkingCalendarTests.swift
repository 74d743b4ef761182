import Kernel
import Testing

@Suite("The working calendar")
struct WorkingCalendarTests {
    @Test("counts working days like the reference, for each kind of calendar", .enabled(if: ReferenceTable.areThere))
    func equalsReference() throws {
        // The reference's official column closes on Good Friday, which is on no official list: such a
        // municipality names the day itself.
        let goodFridays = Set((2020...2030).map { Holiday.goodFriday.day(in: $0) })
        let columns = [
            (WorkingCalendar(nil), 2),
            (WorkingCalendar(.official, bridgeDays: goodFridays), 3),
            (WorkingCalendar(.statutory), 4),
            (WorkingCalendar(.statutory), 5),
        ]

        for row in try ReferenceTable.rows("calendar/working-day-vectors.tsv") {
            let start = try Day(iso: row[0])
            let count = try #require(Int(row[1]))
            for (calendar, column) in columns {
                let end = calendar.adding(workingDays: count, to: start)
                #expect(end.iso == row[column], "\(count) after \(start)")
            }
        }
    }

    @Test("has exactly the holidays of the reference from 2020 to 2030", .enabled(if: ReferenceTable.areThere))
    func holidays() throws {
        let rows = try ReferenceTable.rows("calendar/nl-holidays-2020-2030.tsv")
        let expected = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ($0[2].lowercased(), $0[3])) })
        let first = try Day(iso: "2020-01-01")
        let last = try Day(iso: "2030-12-31")
        let statutory = WorkingCalendar(.statutory)
        let official = WorkingCalendar(.official)

        for number in first.number...last.number {
            let day = Day(number: number)
            let (name, category) = expected[day.iso] ?? (nil, "none")
            #expect(statutory.holiday(on: day)?.inDutch.lowercased() == name, "\(day)")
            // The official list has no Good Friday, and 5 May only when the reference calls it public.
            let isOfficial = category == "public" && name != "goede vrijdag"
            #expect((official.holiday(on: day) != nil) == isOfficial, "\(day)")
        }
    }

    @Test("on the official list works on Good Friday, and on 5 May unless the year ends on 0 or 5")
    func official() throws {
        let official = WorkingCalendar(.official)

        #expect(official.isWorkingDay(Holiday.goodFriday.day(in: 2026)))
        #expect(official.isWorkingDay(try Day(iso: "2026-05-05")))
        #expect(official.closure(on: try Day(iso: "2025-05-05")) == .holiday(.liberationDay))
        #expect(official.closure(on: try Day(iso: "2030-05-05")) == .weekend)
    }

    @Test(
        "computes Easter for years far apart",
        arguments: ["1818-03-22", "1961-04-02", "2000-04-23", "2019-04-21", "2038-04-25", "2285-03-22"]
    )
    func easter(date: String) throws {
        let day = try Day(iso: date)

        #expect(Holiday.easterSunday.day(in: day.year) == day)
    }

    @Test("celebrates the King's birthday a day early when it falls on a Sunday", arguments: [2014, 2025, 2031])
    func kingsDay(year: Int) {
        #expect(Holiday.kingsDay.day(in: year).day == 26)
        #expect(Holiday.kingsDay.day(in: year + 1).day == 27)
    }

    @Test("knows 5 May 2016 as Ascension Day also where Liberation Day does not count")
    func ascensionOnLiberationDay() throws {
        let day = try Day(iso: "2016-05-05")

        #expect(WorkingCalendar(.official).holiday(on: day) == .ascensionDay)
        #expect(WorkingCalendar(.statutory).holiday(on: day) == .ascensionDay)
    }

    @Test("closes on the municipality's bridge days and on days that the Crown equated")
    func extraDays() throws {
        let friday = try Day(iso: "2016-05-06")
        let plain = WorkingCalendar(.statutory)
        let bridged = WorkingCalendar(.statutory, bridgeDays: [friday])
        let equated = WorkingCalendar(.statutory, equatedDays: [friday])

        #expect(plain.isWorkingDay(friday))
        #expect(bridged.closure(on: friday) == .bridgeDay)
        #expect(equated.closure(on: friday) == .equated)
        #expect(bridged.adding(workingDays: 1, to: friday.adding(days: -2)).iso == "2016-05-09")
    }

    @Test("counts back with a negative number, and gives the first working day for zero")
    func backAndZero() throws {
        let calendar = WorkingCalendar(.statutory)
        let tuesday = try Day(iso: "2026-04-28")

        #expect(calendar.adding(workingDays: -1, to: tuesday).iso == "2026-04-24")
        #expect(calendar.adding(workingDays: 0, to: tuesday) == tuesday)
        #expect(calendar.adding(workingDays: 0, to: try Day(iso: "2026-04-25")) == tuesday)
    }

    @Test("comes to an end at the last day there is")
    func lastDay() {
        let last = Day(number: .max)

        #expect(WorkingCalendar(.official).adding(workingDays: .max, to: last.adding(days: -30)) == last)
    }
}
