internal import Kernel

/// How many minutes the desks of a location could help people, by hour of the day.
///
/// All desks count for all opening hours, staffed or not: who sits where at which hour is not kept.
struct DeskHours: Hashable, Sendable {
    /// By the hour, such as 9 for 9.00 to 10.00 uur; an hour outside opening hours is not there.
    let minutes: [Int: Int]

    var total: Int { minutes.values.reduce(0, +) }

    /// - Parameters:
    ///   - location: Whose desks.
    ///   - weeks: Those that people came in.
    ///   - calendar: The municipality's, with its days off.
    ///   - today: No later day counts.
    init(of location: Location, in weeks: [Week], _ calendar: WorkingCalendar, until today: Day) {
        let desks = location.desks.quick + location.desks.flexible
        let days = weeks.flatMap { week in (0..<7).map { week.monday.adding(days: $0) } }.filter { $0 <= today }
        minutes = days.compactMap { location.hours(on: $0, in: calendar) }.reduce(into: [:]) { minutes, open in
            for hour in open.opens.hour...open.closes.hour {
                let part = min(open.closes.minutes, hour * 60 + 60) - max(open.opens.minutes, hour * 60)
                if part > 0 { minutes[hour, default: 0] += part * desks }
            }
        }
    }

    /// Which part of the time somebody was helped, in whole percents; `nil` for an hour in which no desk is open.
    func use(_ busyMilliseconds: Int, in hour: Int) -> Int? { Self.percent(busyMilliseconds, of: minutes[hour] ?? 0) }

    /// As ``use(_:in:)``, of all hours together.
    func use(_ busyMilliseconds: Int) -> Int? { Self.percent(busyMilliseconds, of: total) }

    // A talk counts in the hour it began in, so a short hour can have more of it than it is long.
    private static func percent(_ busyMilliseconds: Int, of minutes: Int) -> Int? {
        minutes == 0 ? nil : min(100, busyMilliseconds / 600 / minutes)
    }
}
