/// Turns values into places in a drawing, with round numbers along the axis.
struct ChartScale {
    /// The values at which lines are drawn, from low to high.
    let marks: [Double]

    /// - Parameters:
    ///   - bottom: Where the axis starts.
    ///   - highest: The highest value to be drawn.
    init(from bottom: Double, to highest: Double) {
        let range = max(highest - bottom, 1)
        let step = Self.step(for: range)
        let count = Int((range / step).rounded(.up))
        marks = (0...max(count, 1)).map { bottom + Double($0) * step }
    }

    /// From 0 at the start of the axis to 1 at its end; what lies outside stands at the edge.
    func share(_ value: Double) -> Double {
        guard let low = marks.first, let high = marks.last, high > low else { return 0 }
        return min(max((value - low) / (high - low), 0), 1)
    }

    /// 1, 2 or 5 times a power of ten, so that three to five steps cover the range.
    private static func step(for range: Double) -> Double {
        var power = 1.0
        while range / power >= 50 { power *= 10 }
        for factor in [1.0, 2, 5, 10] where range / (factor * power) <= 5 { return factor * power }
        return 10 * power
    }
}
