/// What a module counts itself, for the people who steer (cijfers van een onderdeel).
///
/// It stands on the pages of figures and in their files, for whoever may see figures of one of its case types.
public struct ModuleFigures: Sendable {
    /// The key of the case type whose figures somebody must be allowed to see.
    public let caseType: String
    /// Reads the module's own kept counters of these weeks; topics without figures are left out.
    public let topics: @Sendable (ClosedRange<Week>, any Database, Context) throws -> [FigureTopic]

    public init(
        withThoseOf caseType: String,
        _ topics: @escaping @Sendable (ClosedRange<Week>, any Database, Context) throws -> [FigureTopic]
    ) {
        self.caseType = caseType
        self.topics = topics
    }
}

/// Figures that belong together, such as those of one location.
public struct FigureTopic: Sendable {
    /// The heading above the charts.
    public let title: String
    /// What stands on the first page of figures as well.
    public let numbers: [Number]
    /// Each with a sentence that says what it shows; groups of fewer than ten people have no value.
    public let charts: [Chart]

    public init(_ title: String, numbers: [Number], charts: [Chart]) {
        self.title = title
        self.numbers = numbers
        self.charts = charts
    }

    /// One figure that stands for itself.
    public struct Number: Hashable, Sendable {
        public let title: String
        /// `nil` when the group is too small.
        public let value: Double?
        /// Such as `%`, `minuten` or `dagen`.
        public let unit: String

        public init(_ title: String, _ value: Double?, in unit: String) {
            self.title = title
            self.value = value
            self.unit = unit
        }
    }
}

extension Context {
    /// What the modules count themselves, of the case types whose figures the caller may see.
    public func figureTopics(in weeks: ClosedRange<Week>) throws -> [FigureTopic] {
        let allowed = rights?.figureTypes(of: caseTypes) ?? []
        return try parts.figures.filter { allowed.contains($0.figures.caseType) }.flatMap { part in
            try readTables(of: part.module) { try part.figures.topics(weeks, $0, self) }
        }
    }
}
