internal import Kernel

/// The measures of one drawing, in units of its view box.
///
/// The box is narrow, so that its words stay readable on a phone.
struct ChartCanvas {
    static let width = 420
    /// The plot of columns and lines; left of it stand the numbers of the axis.
    static let left = 50.0
    static let right = 414.0
    static let top = 16.0
    static let bottom = 200.0
    /// A label with its bar below it.
    static let barHeight = 46
    /// Behind the bars stand their values.
    static let barWidth = 362.0

    let scale: ChartScale
    let height: Int
    private let count: Int

    init(_ chart: Chart) {
        count = max(chart.axis.labels.count, 1)
        let start: Double
        if case .line(let from) = chart.shape { start = from } else { start = 0 }
        scale = ChartScale(from: start, to: Self.highest(of: chart))
        height = chart.shape == .bars ? count * Self.barHeight : 230
    }

    /// The middle of the column of a label.
    func x(_ place: Int) -> Double {
        Self.left + (Double(place) + 0.5) * columnStep
    }

    var columnStep: Double { (Self.right - Self.left) / Double(count) }

    func y(_ value: Double) -> Double {
        Self.bottom - (Self.bottom - Self.top) * scale.share(value)
    }

    /// Every how many labels one is written, so that they do not run into each other.
    func labelStep(_ labels: [String]) -> Int {
        let widest = Double(labels.map(\.count).max() ?? 1) * 9 + 8
        return max(1, Int((widest / columnStep).rounded(.up)))
    }

    static func fill(_ place: Int) -> StaticString {
        switch place {
        case 0: "f1"
        case 1: "f2"
        case 2: "f3"
        case 3: "f4"
        default: "f5"
        }
    }

    private static func highest(of chart: Chart) -> Double {
        let promised = chart.norm?.values ?? []
        let values: [Double]
        if chart.shape == .columns {
            values = chart.axis.labels.indices.map { place in
                chart.series.reduce(0) { $0 + ($1.value(at: place) ?? 0) }
            }
        } else {
            values = chart.series.first?.values.compactMap(\.self) ?? []
        }
        return (values + promised).max() ?? 1
    }
}

extension Attribute {
    /// A measure with at most one decimal; the decimal mark of SVG is a point.
    static func measure(_ name: StaticString, _ value: Double) -> Attribute { text(name, value.asMeasure) }
}

extension Double {
    /// With at most one decimal, as SVG reads it.
    var asMeasure: String {
        let tenths = Int(exactly: (self * 10).rounded()) ?? 0
        let sign = tenths < 0 ? "-" : ""
        let whole = "\(sign)\(tenths.magnitude / 10)"
        return tenths.isMultiple(of: 10) ? whole : "\(whole).\(tenths.magnitude % 10)"
    }
}
