/// A calendar day in Europe/Amsterdam, counted in whole days since 1970-01-01.
///
/// Days lie in the years 1 to 9999; arithmetic that would leave them stops at the first or last day.
public struct Day: Hashable, Comparable, Sendable {
    /// Whole days since 1970-01-01; this is how a day is stored.
    public let number: Int

    /// Keeps `number`, or the nearest day of the years 1 to 9999.
    public init(number: Int) {
        self.number = min(max(number, Self.firstNumber), Self.lastNumber)
    }

    /// The day with this date, `nil` when the calendar has none, such as 31 February.
    public init?(year: Int, month: Int, day: Int) {
        let date = GregorianDate(year: year, month: month, day: day)
        guard date.exists else { return nil }
        number = date.dayNumber
    }

    /// From 1 to 9999.
    public var year: Int { date.year }
    /// From 1 (January) to 12.
    public var month: Int { date.month }
    /// The day of the month, from 1.
    public var day: Int { date.day }

    public var weekday: Weekday {
        let place = (number - Self.firstNumber) % 7
        return Weekday.allCases[place]
    }

    /// The day `days` later, or earlier when negative.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(days)
        guard !overflow else { return Day(number: days > 0 ? Self.lastNumber : Self.firstNumber) }
        return Day(number: sum)
    }

    /// The day `weeks` weeks later, or earlier when negative.
    public func adding(weeks: Int) -> Day {
        let (days, overflow) = weeks.multipliedReportingOverflow(by: 7)
        return adding(days: overflow ? (weeks > 0 ? .max : .min) : days)
    }

    /// The same day of the month `months` later, or the last day of that month when it is shorter.
    public func adding(months: Int) -> Day {
        let start = date
        let (count, overflow) = (start.year * 12 + start.month - 1).addingReportingOverflow(months)
        guard !overflow, count >= 12, count < 10_000 * 12 else {
            return Day(number: months > 0 ? Self.lastNumber : Self.firstNumber)
        }
        let month = count % 12 + 1
        let length = GregorianDate.daysIn(month: month, of: count / 12)
        return Day(number: GregorianDate(year: count / 12, month: month, day: min(start.day, length)).dayNumber)
    }

    /// How many days after this one `other` is; negative when it is earlier.
    public func days(until other: Day) -> Int { other.number - number }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    var date: GregorianDate { GregorianDate(dayNumber: number) }

    /// 0001-01-01, a Monday.
    static let firstNumber = -719_162
    /// 9999-12-31.
    static let lastNumber = 2_932_896
}

/// A day of the week, Monday first (ISO 8601).
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    public var isWeekend: Bool { rawValue >= 6 }
}

extension Day: SQLConvertible {
    public var sqlValue: SQLValue { .integer(Int64(number)) }
}
