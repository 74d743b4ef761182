/// A calendar week from Monday to Sunday, numbered as ISO 8601 does.
public struct Week: Hashable, Comparable, Sendable {
    /// The first day; this is how a week is stored.
    public let monday: Day

    /// The week that a day lies in.
    public init(of day: Day) {
        monday = day.adding(days: 1 - day.weekday.rawValue)
    }

    /// From 1 to 53.
    public var number: Int { (thursday.number - firstOfYear.number) / 7 + 1 }

    /// The year that the number counts in: that of the Thursday, so of most days.
    public var year: Int { thursday.year }

    /// The day that decides to which month and year a week belongs.
    public var thursday: Day { monday.adding(days: 3) }

    public var sunday: Day { monday.adding(days: 6) }

    /// The week `weeks` later, or earlier when negative.
    public func adding(weeks: Int) -> Week { Week(of: monday.adding(weeks: weeks)) }

    public static func < (left: Week, right: Week) -> Bool { left.monday < right.monday }

    private var firstOfYear: Day { Day(year: thursday.year, month: 1, day: 1) ?? thursday }
}

extension Week: SQLConvertible {
    public var sqlValue: SQLValue { monday.sqlValue }
}
