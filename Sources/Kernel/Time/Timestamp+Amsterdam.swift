extension Timestamp {
    /// The day of this moment in Europe/Amsterdam.
    public var day: Day { Day(number: Self.wholeDays(localMilliseconds)) }

    /// The clock time of this moment in Europe/Amsterdam, without its seconds.
    public var timeOfDay: TimeOfDay {
        let local = localMilliseconds
        let minutes = (local - Int64(Self.wholeDays(local)) * Self.dayLength) / 60_000
        return TimeOfDay(minutes: Int(minutes))
    }

    /// The first moment of `day` in Europe/Amsterdam.
    public init(startOf day: Day) { self.init(day, at: .midnight) }

    /// The moment when the clocks in Europe/Amsterdam show `time` on `day`.
    ///
    /// The hour that the spring change skips lands an hour later; in the hour that autumn repeats this is
    /// the first of the two moments.
    public init(_ day: Day, at time: TimeOfDay) {
        let local = Int64(day.number) * Self.dayLength + Int64(time.minutes) * 60_000
        let summer = local - Self.summerOffset
        let isSummer = Self.offset(at: summer) == Self.summerOffset
        self.init(milliseconds: isSummer ? summer : local - Self.winterOffset)
    }

    /// The moment as residents read it: `vrijdag 27 november 2026 om 16.30 uur`.
    public var inDutch: String { "\(day.inDutch) om \(timeOfDay.inDutch)" }

    private var localMilliseconds: Int64 { milliseconds + Self.offset(at: milliseconds) }

    private static let winterOffset: Int64 = 3_600_000
    private static let summerOffset: Int64 = 7_200_000

    /// What Amsterdam adds to UTC: two hours in summer time, one otherwise.
    ///
    /// Directive 2000/84/EC: from the last Sunday of March until the last Sunday of October, both at
    /// 01:00 UTC. From 1981 to 1995 summer ended in September; earlier years count as winter time.
    private static func offset(at utc: Int64) -> Int64 {
        let date = GregorianDate(dayNumber: wholeDays(utc))
        let lastMonth = date.year >= 1996 ? 10 : 9
        guard date.year >= 1981, date.month >= 3, date.month <= lastMonth else { return winterOffset }
        if date.month > 3, date.month < lastMonth { return summerOffset }
        let change = lastSunday(of: date.month, date.year) * dayLength + winterOffset
        return (utc >= change) == (date.month == 3) ? summerOffset : winterOffset
    }

    /// The day number of the last Sunday of a month that has 30 or 31 days.
    private static func lastSunday(of month: Int, _ year: Int) -> Int64 {
        let length = GregorianDate.daysIn(month: month, of: year)
        let last = Day(number: GregorianDate(year: year, month: month, day: length).dayNumber)
        return Int64(last.number - last.weekday.rawValue % 7)
    }

    @inline(__always)
    static func wholeDays(_ milliseconds: Int64) -> Int {
        let days = milliseconds / dayLength
        return Int(milliseconds % dayLength < 0 ? days - 1 : days)
    }
}
