internal import Kernel

/// A day and a time at one counter, and how long it is needed.
struct TimeSlot: Hashable, Sendable {
    let counter: Counter
    let day: Day
    /// The minute it begins, from midnight.
    let minute: Int
    let minutes: Int

    var time: TimeOfDay { TimeOfDay(hour: minute / 60, minute: minute % 60) ?? .midnight }

    var starts: Timestamp { Timestamp(day, at: time) }

    var ends: Timestamp { starts.adding(seconds: minutes * 60) }

    /// As residents read it: `vrijdag 27 november 2026 om 9.20 uur`.
    var inDutch: String { "\(day.inDutch) om \(time.inDutch)" }

    /// The first minutes of its cells, also when hours changed since it was taken.
    var cells: [Int] {
        (0..<SlotGrid.cells(forMinutes: minutes)).map { minute + $0 * SlotGrid.minutesPerCell }
    }
}
