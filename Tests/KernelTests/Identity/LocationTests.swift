import Kernel
import Testing

@Suite("When a location is open")
struct LocationTests {
    static let calendar = WorkingCalendar(.statutory, bridgeDays: [day("2026-05-15")])
    static let hours = OpeningHours(opens: time(9), closes: time(17))
    static let short = OpeningHours(opens: time(9), closes: time(12))

    static func day(_ iso: String) -> Day { (try? Day(iso: iso)) ?? Day(number: 0) }
    static func time(_ hour: Int) -> TimeOfDay { TimeOfDay(hour: hour, minute: 0) ?? .midnight }

    private func location(_ weeks: Location.Weeks = .every) -> Location {
        Location(
            key: "gemeentehuis",
            name: "Gemeentehuis",
            address: "Kastanjelaan 3",
            openingHours: [.monday: Self.hours, .friday: Self.hours, .saturday: Self.short].compactMapValues(\.self),
            exceptions: [
                Self.day("2026-11-23"): Self.short, Self.day("2026-11-27"): nil, Self.day("2026-12-25"): Self.short,
            ],
            weeks: weeks
        )
    }

    @Test(
        "weekdays, exceptions, holidays, bridge days and weekends",
        arguments: [
            ("2026-11-20", hours), ("2026-11-24", nil), ("2026-11-23", short), ("2026-11-27", nil),
            ("2026-11-21", short), ("2026-11-22", nil), ("2026-12-25", short), ("2026-12-26", nil),
            ("2026-05-15", nil), ("2026-04-27", nil),
        ]
    )
    func openOn(iso: String, expected: OpeningHours?) {
        #expect(location().hours(on: Self.day(iso), in: Self.calendar) == expected)
    }

    @Test(
        "locations that take turns are open in even or odd weeks",
        arguments: [("2026-11-20", 47), ("2026-11-30", 49)]
    )
    func turns(iso: String, week: Int) {
        let day = Self.day(iso)

        #expect(Week(of: day).number == week)
        #expect(location(.odd).hours(on: day, in: Self.calendar) == Self.hours)
        #expect(location(.even).hours(on: day, in: Self.calendar) == nil)
    }
}
