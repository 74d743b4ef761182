internal import Kernel

/// The days and times that someone can still choose for one product at one counter.
struct OpenTimes: Sendable {
    let counter: Counter
    let minutes: Int
    private let calendar: WorkingCalendar
    private let now: Timestamp
    private let taken: [Day: [Int: Int]]

    /// How far ahead an appointment can be made.
    static let daysAhead = 56

    /// - Parameters:
    ///   - counter: Where and how.
    ///   - minutes: How long it takes.
    ///   - municipality: Whose calendar holds.
    ///   - now: Nothing earlier can be chosen.
    ///   - freeing: A slot that comes free when another is chosen; `nil` for none.
    ///   - tables: The module's tables.
    /// - Throws: ``StoreError``.
    init(
        _ counter: Counter,
        minutes: Int,
        in municipality: Municipality,
        now: Timestamp,
        freeing: TimeSlot? = nil,
        _ tables: any Database
    ) throws {
        self.counter = counter
        self.minutes = minutes
        self.now = now
        calendar = municipality.workingCalendar
        var taken = try SlotCounters(tables).taken(at: counter, on: Self.span(now.day))
        if let freeing, freeing.counter == counter {
            for minute in freeing.cells { taken[freeing.day]?[minute, default: 1] -= 1 }
        }
        self.taken = taken
    }

    private static func span(_ today: Day) -> ClosedRange<Day> { today...today.adding(days: daysAhead) }

    /// Each day with a time left, the first ones, with how many times there are.
    func days(limit: Int) -> [(day: Day, times: Int)] {
        var found: [(day: Day, times: Int)] = []
        for offset in 0...Self.daysAhead where found.count < limit {
            let day = now.day.adding(days: offset)
            let times = times(on: day).count
            if times > 0 { found.append((day, times)) }
        }
        return found
    }

    /// The minutes at which it can begin on a day; none on a day that is closed, full, past or too far away.
    func times(on day: Day) -> [Int] {
        guard Self.span(now.day).contains(day) else { return [] }
        let grid = SlotGrid(counter.location.hours(on: day, in: calendar))
        let earliest = day == now.day ? now.timeOfDay.minutes : -1
        return grid.free(minutes: minutes, capacity: counter.capacity, taken: taken[day] ?? [:], after: earliest)
    }

    /// The slot that begins at a minute; `nil` when it cannot be chosen any more.
    func slot(on day: Day, at minute: Int) -> TimeSlot? {
        guard times(on: day).contains(minute) else { return nil }
        return TimeSlot(counter: counter, day: day, minute: minute, minutes: minutes)
    }
}
