/// A calendar day in Europe/Amsterdam, counted in whole days since 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
    public let number: Int

    public init(number: Int) { self.number = number }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: SQLConvertible {
    public var sqlValue: SQLValue { .integer(Int64(number)) }
}
