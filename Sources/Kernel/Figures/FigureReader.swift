/// Reads the kept counters of one municipality's cases (cijfers); nothing is counted while someone waits.
///
/// Every list holds only the case types that the caller asks for: whose figures those may be is decided by
/// ``StaffRights/figureTypes(of:)``.
public protocol FigureReader {
    /// The moment from which cases are counted; `nil` when everything that was ever kept here is counted.
    func countedSince() throws -> Timestamp?

    /// Cases that came in, by week.
    func opened(in weeks: ClosedRange<Week>, of types: Set<String>) throws -> [OpenedFigure]

    /// Cases that were closed, by week.
    func closed(in weeks: ClosedRange<Week>, of types: Set<String>) throws -> [ClosedFigure]

    /// How long the cases that were closed in these weeks took, and the steps that were left in them.
    func durations(in weeks: ClosedRange<Week>, of types: Set<String>) throws -> [DurationFigure]
}

/// How many cases of a type came in through a channel in one week.
public struct OpenedFigure: Hashable, Sendable {
    public let week: Week
    public let typeKey: String
    public let channelKey: String
    public let cases: Int

    public init(week: Week, typeKey: String, channelKey: String, cases: Int) {
        self.week = week
        self.typeKey = typeKey
        self.channelKey = channelKey
        self.cases = cases
    }
}

/// How many cases of a type were closed in one week, and how many of those on time.
public struct ClosedFigure: Hashable, Sendable {
    public let week: Week
    public let typeKey: String
    public let cases: Int
    /// By the day that the norm promises (streefdatum).
    public let target: Punctuality
    /// By the last day that the law allows (fatale datum).
    public let deadline: Punctuality

    public init(week: Week, typeKey: String, cases: Int, target: Punctuality, deadline: Punctuality) {
        self.week = week
        self.typeKey = typeKey
        self.cases = cases
        self.target = target
        self.deadline = deadline
    }
}

/// How many cases had a day to be ready by, and how many were ready by then.
public struct Punctuality: Hashable, Sendable {
    /// The cases that had such a day.
    public var due: Int
    /// Those of them that were closed on that day or earlier.
    public var onTime: Int

    public init(due: Int = 0, onTime: Int = 0) {
        self.due = due
        self.onTime = onTime
    }

    public static func + (left: Punctuality, right: Punctuality) -> Punctuality {
        Punctuality(due: left.due + right.due, onTime: left.onTime + right.onTime)
    }
}

/// How long something took for the cases of one type (doorlooptijd).
public struct DurationFigure: Hashable, Sendable {
    public let typeKey: String
    /// The step that the time was spent in; `nil` for the whole case, from opening to closing.
    public let stepKey: String?
    public let histogram: DurationHistogram

    public init(typeKey: String, stepKey: String?, histogram: DurationHistogram) {
        self.typeKey = typeKey
        self.stepKey = stepKey
        self.histogram = histogram
    }
}
