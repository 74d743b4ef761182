internal import Kernel

/// What one measurement found: figures, each with the bound that it must keep.
struct Measurement: Sendable {
    /// As on the command line, such as `push`.
    let name: String
    let title: String
    var figures: [Figure] = []

    /// One number of a measurement; of several rounds it is the median.
    struct Figure: Sendable {
        let label: String
        let unit: String
        let rounds: [Double]
        /// `nil` for what is only told.
        let bound: Bound?

        var value: Double { rounds.median }
        /// `nil` without a bound.
        var isMet: Bool? { bound.map { $0.holds(value) } }
    }

    /// What a number must keep to.
    enum Bound: Sendable {
        case atLeast(Double)
        case atMost(Double)

        var limit: Double {
            switch self {
            case .atLeast(let limit), .atMost(let limit): limit
            }
        }

        func holds(_ value: Double) -> Bool {
            switch self {
            case .atLeast(let limit): value >= limit
            case .atMost(let limit): value <= limit
            }
        }
    }

    /// Adds a figure.
    mutating func note(_ label: String, _ rounds: [Double], _ unit: String, _ bound: Bound? = nil) {
        figures.append(Figure(label: label, unit: unit, rounds: rounds, bound: bound))
    }

    /// Adds a figure of the yardstick and which part of it the rounds reached.
    mutating func compare(_ rounds: [Double], with yardstick: [Double], of label: String, unit: String, part: Double) {
        note(label, yardstick, unit)
        note("deel van die maatstaf", [yardstick.median > 0 ? rounds.median / yardstick.median : 0], "", .atLeast(part))
    }
}

extension [Double] {
    /// The middle one, or the mean of the middle two; 0 of none.
    var median: Double {
        guard !isEmpty else { return 0 }
        let sorted = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
