/// A Dutch holiday (feestdag) that a ``CalendarKind`` can count.
public enum Holiday: Hashable, Sendable, CaseIterable {
    case newYear
    case goodFriday
    case easterSunday
    case easterMonday
    /// 27 April, or 26 April when the 27th is a Sunday; so since 2014.
    case kingsDay
    case ascensionDay
    /// 5 May.
    case liberationDay
    case whitSunday
    case whitMonday
    case christmasDay
    case secondChristmasDay

    /// The day of this holiday in `year`, a year from 1 to 9999.
    public func day(in year: Int) -> Day {
        switch self {
        case .newYear: Self.fixed(year, 1, 1)
        case .goodFriday: Self.easter(in: year).adding(days: -2)
        case .easterSunday: Self.easter(in: year)
        case .easterMonday: Self.easter(in: year).adding(days: 1)
        case .kingsDay: Self.kingsDay(in: year)
        case .ascensionDay: Self.easter(in: year).adding(days: 39)
        case .liberationDay: Self.fixed(year, 5, 5)
        case .whitSunday: Self.easter(in: year).adding(days: 49)
        case .whitMonday: Self.easter(in: year).adding(days: 50)
        case .christmasDay: Self.fixed(year, 12, 25)
        case .secondChristmasDay: Self.fixed(year, 12, 26)
        }
    }

    /// The first holiday on `day` that `counts`; there are two when Ascension Day falls on 5 May.
    static func first(on day: Day, where counts: (Holiday, _ year: Int) -> Bool) -> Holiday? {
        let date = day.date
        // From July to November there is none, and no need to compute Easter.
        guard date.month <= 6 || date.month == 12 else { return nil }
        return allCases.first { $0.day(in: date.year) == day && counts($0, date.year) }
    }

    private static func fixed(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(number: GregorianDate(year: year, month: month, day: day).dayNumber)
    }

    private static func kingsDay(in year: Int) -> Day {
        let day = fixed(year, 4, 27)
        return day.weekday == .sunday ? day.adding(days: -1) : day
    }

    /// Easter Sunday in the Gregorian calendar (the "anonymous" computus; names as in Meeus).
    private static func easter(in year: Int) -> Day {
        let golden = year % 19
        let century = year / 100
        let correction = (century + 8) / 25
        let lunar = (century - correction + 1) / 3
        let epact = (19 * golden + century - century / 4 - lunar + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 4) % 7
        let shift = (golden + 11 * epact + 22 * sunday) / 451
        let place = epact + sunday - 7 * shift + 114
        return fixed(year, place / 31, place % 31 + 1)
    }
}

extension Holiday {
    /// The name that residents read, such as `Koningsdag`.
    public var inDutch: String {
        switch self {
        case .newYear: "Nieuwjaarsdag"
        case .goodFriday: "Goede Vrijdag"
        case .easterSunday: "Eerste Paasdag"
        case .easterMonday: "Tweede Paasdag"
        case .kingsDay: "Koningsdag"
        case .ascensionDay: "Hemelvaartsdag"
        case .liberationDay: "Bevrijdingsdag"
        case .whitSunday: "Eerste Pinksterdag"
        case .whitMonday: "Tweede Pinksterdag"
        case .christmasDay: "Eerste Kerstdag"
        case .secondChristmasDay: "Tweede Kerstdag"
        }
    }
}
