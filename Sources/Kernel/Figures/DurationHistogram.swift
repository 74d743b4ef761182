/// Lengths of time in fixed classes, from which a median can be read without keeping every case.
public struct DurationHistogram: Hashable, Sendable {
    /// How many lie in each class, by the lower bound of the class in hours.
    public private(set) var classes: [Int: Int]
    /// All of them together.
    public private(set) var milliseconds: Int64

    public init(classes: [Int: Int] = [:], milliseconds: Int64 = 0) {
        self.classes = classes
        self.milliseconds = milliseconds
    }

    public var count: Int { classes.values.reduce(0, +) }

    /// The mean in days of 24 hours, exact; `nil` when there is nothing.
    public var averageDays: Double? {
        let count = count
        return count > 0 ? Double(milliseconds) / Double(count) / 86_400_000 : nil
    }

    /// The number of days within which a part of all was done.
    ///
    /// Inside a class the lengths are taken to lie evenly. Above the last bound the answer is that bound.
    ///
    /// - Parameter part: Between 0 and 1: 0.5 is the median.
    /// - Returns: Days of 24 hours; `nil` when there is nothing.
    public func days(forPart part: Double) -> Double? {
        let wanted = Double(count) * part
        var before = 0.0
        for (start, cases) in classes.sorted(by: { $0.key < $1.key }) where cases > 0 {
            if before + Double(cases) >= wanted {
                let length = Self.end(ofClassFrom: start).map { $0 - start } ?? 0
                let place = (wanted - before) / Double(cases)
                return (Double(start) + place * Double(length)) / 24
            }
            before += Double(cases)
        }
        return nil
    }

    public static func + (left: DurationHistogram, right: DurationHistogram) -> DurationHistogram {
        DurationHistogram(
            classes: left.classes.merging(right.classes, uniquingKeysWith: +),
            milliseconds: left.milliseconds + right.milliseconds
        )
    }

    /// The lower bound in hours of the class that a length of time lies in.
    public static func lowerBound(ofMilliseconds length: Int64) -> Int {
        let hours = Int(max(length, 0) / 3_600_000)
        return bounds.last { $0 <= hours } ?? 0
    }

    /// Where classes begin, in hours: fine for days, coarser for months.
    ///
    /// Bounds may be added: what is kept stays where it was.
    private static let bounds =
        [0, 1, 4, 8, 16]
        + [
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 21, 24, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91,
            98, 112, 126, 140, 168, 196, 238, 280, 322, 365, 455, 545, 730,
        ].map { $0 * 24 }

    /// `nil` for the last class, which has no end.
    private static func end(ofClassFrom start: Int) -> Int? { bounds.first { $0 > start } }
}
