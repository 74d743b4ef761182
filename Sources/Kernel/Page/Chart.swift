/// Figures as a drawing: a title, one sentence that says what they show, and the figures themselves in a table.
///
/// It is drawn as SVG without scripts; no meaning is carried by colour alone.
public struct Chart: Hashable, Sendable {
    public let title: String
    /// What the figures show, in one whole sentence.
    public let conclusion: String
    public let shape: Shape
    public let axis: Axis
    /// One value per label of the axis in each; bars and lines draw the first, the table has all.
    public let series: [Series]
    public let unit: Unit
    public let norm: Norm?

    public init(
        _ title: String,
        conclusion: String,
        _ shape: Shape,
        along axis: Axis,
        _ series: [Series],
        in unit: Unit = .count,
        norm: Norm? = nil
    ) {
        self.title = title
        self.conclusion = conclusion
        self.shape = shape
        self.axis = axis
        self.series = series
        self.unit = unit
        self.norm = norm
    }

    public enum Shape: Hashable, Sendable {
        /// Lying bars under each other, each with its label: kinds, teams, modules.
        case bars
        /// Standing columns, the series on top of each other: amounts over time. At most five series.
        case columns
        /// A line over time; the axis starts at `from`, and the page says so when that is not 0.
        case line(from: Double)
    }

    /// What the values belong to, such as weeks.
    public struct Axis: Hashable, Sendable {
        /// Heads the first column of the table.
        public let name: String
        public let labels: [String]

        public init(_ name: String, _ labels: [String]) {
            self.name = name
            self.labels = labels
        }
    }

    public struct Series: Hashable, Sendable {
        public let name: String
        /// `nil` where the group is too small to tell.
        public let values: [Double?]

        public init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    /// How a value is written.
    public struct Unit: Hashable, Sendable {
        /// Follows each value, such as `%`.
        public let suffix: String
        /// 0 or 1; a whole value never shows any.
        public let decimals: Int
        /// What a file for a spreadsheet calls it; empty for cases, percents and days.
        public let name: String

        public init(suffix: String = "", decimals: Int = 0, name: String = "") {
            self.suffix = suffix
            self.decimals = decimals
            self.name = name
        }

        public static let count = Unit()
        public static let percent = Unit(suffix: "%")
        public static let days = Unit(decimals: 1)
    }

    /// What was promised, drawn as a dashed line.
    public struct Norm: Hashable, Sendable {
        /// One per label of the axis; a line takes the first.
        public let values: [Double]
        /// Whether a value under the norm is a value that keeps it, as with days.
        public let isMaximum: Bool

        public init(_ values: [Double], isMaximum: Bool = false) {
            self.values = values
            self.isMaximum = isMaximum
        }
    }
}

/// One figure that stands for itself, with what was promised (kerncijfer).
public struct Tile: Hashable, Sendable {
    public let title: String
    /// As people read it, such as `91%`.
    public let value: String
    /// Says whether the norm was met; its tone also marks the tile.
    public let badge: Badge?
    /// What changed, such as `3 punten lager`, with an arrow.
    public let change: Change?

    public init(_ title: String, _ value: String, badge: Badge? = nil, change: Change? = nil) {
        self.title = title
        self.value = value
        self.badge = badge
        self.change = change
    }

    public struct Change: Hashable, Sendable {
        /// ``Icon/up``, ``Icon/down`` or ``Icon/same``.
        public let icon: Icon
        public let words: String

        public init(_ icon: Icon, _ words: String) {
            self.icon = icon
            self.words = words
        }
    }
}
