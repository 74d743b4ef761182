/// A moment in milliseconds since 1970-01-01T00:00:00Z.
///
/// Moments lie in the years 1 to 9999; arithmetic that would leave them stops at the first or last one.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970 in UTC, without leap seconds; this is how a moment is stored.
    public let milliseconds: Int64

    /// Keeps `milliseconds`, or the nearest moment of the years 1 to 9999.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.first), Self.last)
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment `seconds` later, or earlier when negative.
    public func adding(seconds: Int) -> Timestamp {
        let (added, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000)
        return overflow ? Timestamp(milliseconds: seconds > 0 ? .max : .min) : adding(milliseconds: added)
    }

    /// The moment `milliseconds` later, or earlier when negative.
    public func adding(milliseconds added: Int64) -> Timestamp {
        let (sum, overflow) = milliseconds.addingReportingOverflow(added)
        return Timestamp(milliseconds: overflow ? (added > 0 ? .max : .min) : sum)
    }

    /// How many milliseconds after this moment `other` is; negative when it is earlier.
    public func milliseconds(until other: Timestamp) -> Int64 { other.milliseconds - milliseconds }

    static let dayLength: Int64 = 86_400_000
    static let first = Int64(Day.firstNumber) * dayLength
    static let last = Int64(Day.lastNumber + 1) * dayLength - 1
}

extension Timestamp: SQLConvertible {
    public var sqlValue: SQLValue { .integer(milliseconds) }
}
