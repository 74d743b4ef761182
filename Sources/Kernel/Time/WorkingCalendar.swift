/// Tells working days from the other days (werkdagen).
///
/// Weekends never count. Beside the holidays of its ``CalendarKind`` it knows the days that the Crown
/// equated with them and the days on which the municipality itself is closed.
public struct WorkingCalendar: Hashable, Sendable {
    /// `nil` knows no holidays: only weekends and the days below.
    public let kind: CalendarKind?
    /// Days on which the municipality is closed (brugdagen).
    public let bridgeDays: Set<Day>
    /// Days that a royal decree equated with holidays (Algemene termijnenwet article 3, third paragraph).
    public let equatedDays: Set<Day>

    public init(_ kind: CalendarKind?, bridgeDays: Set<Day> = [], equatedDays: Set<Day> = []) {
        self.kind = kind
        self.bridgeDays = bridgeDays
        self.equatedDays = equatedDays
    }

    /// Why a day is no working day.
    public enum Closure: Hashable, Sendable {
        case weekend
        case holiday(Holiday)
        case equated
        case bridgeDay
    }

    /// Why `day` is no working day, `nil` when it is one.
    public func closure(on day: Day) -> Closure? {
        if day.weekday.isWeekend { return .weekend }
        if let holiday = holiday(on: day) { return .holiday(holiday) }
        if equatedDays.contains(day) { return .equated }
        return bridgeDays.contains(day) ? .bridgeDay : nil
    }

    /// The holiday that this calendar has on `day`, also in a weekend; `nil` when there is none.
    public func holiday(on day: Day) -> Holiday? {
        guard let kind else { return nil }
        return Holiday.first(on: day, where: kind.includes)
    }

    public func isWorkingDay(_ day: Day) -> Bool { closure(on: day) == nil }

    /// `day` itself when it is a working day, else the first one after it.
    public func firstWorkingDay(from day: Day) -> Day {
        var day = day
        while !isWorkingDay(day), day.number < Day.lastNumber { day = day.adding(days: 1) }
        return day
    }

    /// The day that is `count` working days after `start`; `start` itself is not counted.
    ///
    /// A negative count goes back. Zero gives ``firstWorkingDay(from:)``.
    public func adding(workingDays count: Int, to start: Day) -> Day {
        guard count != 0 else { return firstWorkingDay(from: start) }
        let step = count > 0 ? 1 : -1
        let end = count > 0 ? Day.lastNumber : Day.firstNumber
        var rest = count.magnitude
        var day = start
        while rest > 0, day.number != end {
            day = day.adding(days: step)
            if isWorkingDay(day) { rest -= 1 }
        }
        return day
    }
}

extension Municipality {
    /// The days on which this municipality works.
    public var workingCalendar: WorkingCalendar { WorkingCalendar(calendar, bridgeDays: bridgeDays) }
}
