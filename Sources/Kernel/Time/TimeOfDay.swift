/// A clock time in Europe/Amsterdam, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, from 0 to 1439.
    public let minutes: Int

    /// `nil` unless the clock can show it: hour 0 to 23, minute 0 to 59.
    public init?(hour: Int, minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    init(minutes: Int) { self.minutes = minutes }

    /// 00:00, when a day starts.
    public static let midnight = TimeOfDay(minutes: 0)

    public var hour: Int { minutes / 60 }
    public var minute: Int { minutes % 60 }

    /// The time as residents read it: `16.30 uur`.
    public var inDutch: String { "\(hour).\(minute < 10 ? "0" : "")\(minute) uur" }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}
