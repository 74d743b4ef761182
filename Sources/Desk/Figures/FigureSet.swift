internal import Kernel

/// The figures of one period, of the case types that the reader may see figures of.
struct FigureSet {
    let period: FigurePeriod
    let opened: [OpenedFigure]
    let closed: [ClosedFigure]
    let durations: [DurationFigure]
    /// The same lists of as many weeks before.
    let before: (opened: [OpenedFigure], closed: [ClosedFigure])
    /// From when cases are counted, when that is after the period began.
    let countedSince: Day?
    /// The newest version of each case type that has figures here, by key.
    let types: [String: CaseType]
    /// The types that have any figure, sorted by name.
    let typeKeys: [String]

    init(_ period: FigurePeriod, in context: Context) throws {
        let keys = context.rights?.figureTypes(of: context.caseTypes) ?? []
        self.period = period
        (opened, closed, durations, before, countedSince) = try context.read { session in
            let figures = session.figures
            let since = try figures.countedSince()?.day
            return (
                try figures.opened(in: period.weeks, of: keys),
                try figures.closed(in: period.weeks, of: keys),
                try figures.durations(in: period.weeks, of: keys),
                (
                    opened: try figures.opened(in: period.before, of: keys),
                    closed: try figures.closed(in: period.before, of: keys)
                ),
                since.flatMap { $0 >= period.weeks.lowerBound.monday ? $0 : nil }
            )
        }
        // Versions come oldest first, so the newest stays.
        let types = Dictionary(context.caseTypes.all.map { ($0.key, $0) }) { $1 }
        self.types = types
        let counted = Set(opened.map(\.typeKey) + closed.map(\.typeKey))
        typeKeys = counted.sorted { (types[$0]?.staffName ?? $0, $0) < (types[$1]?.staffName ?? $1, $1) }
    }

    var isEmpty: Bool { opened.isEmpty && closed.isEmpty && durations.isEmpty }

    /// The name that staff reads; a type that is not there any more keeps its key.
    func name(of typeKey: String) -> String { types[typeKey]?.staffName ?? typeKey }

    /// The name of a step in the newest version that has it.
    func name(of step: String, in typeKey: String) -> String { types[typeKey]?.step(step)?.step.name ?? step }

    /// Week by week how many came in.
    var openedByWeek: [Int] { perWeek(opened, \.week, \.cases) }

    /// The cases of each type that came in or were closed, in the order of ``typeKeys``.
    var openedByType: [Int] { typeKeys.map { key in opened.filter { $0.typeKey == key }.total(\.cases) } }
    var closedByType: [Int] { typeKeys.map { key in closed.filter { $0.typeKey == key }.total(\.cases) } }

    /// Week by week how many were closed, of those with a day to be ready by.
    func punctualityByWeek(_ kind: KeyPath<ClosedFigure, Punctuality>) -> [Punctuality] {
        period.list.map { week in closed.filter { $0.week == week }.punctuality(kind) }
    }

    func punctualityByType(_ kind: KeyPath<ClosedFigure, Punctuality>) -> [Punctuality] {
        typeKeys.map { key in closed.filter { $0.typeKey == key }.punctuality(kind) }
    }

    /// How long whole cases took; all types together.
    var duration: DurationHistogram {
        durations.filter { $0.stepKey == nil }.map(\.histogram).reduce(DurationHistogram(), +)
    }

    func duration(of typeKey: String) -> DurationHistogram {
        durations.first { $0.typeKey == typeKey && $0.stepKey == nil }?.histogram ?? DurationHistogram()
    }

    /// The steps of a type that were left, in the order of the work.
    func steps(of typeKey: String) -> [(key: String, histogram: DurationHistogram)] {
        let order = types[typeKey]?.steps.map(\.key) ?? []
        return durations.filter { $0.typeKey == typeKey && $0.histogram.count > 0 }
            .compactMap { figure in figure.stepKey.map { ($0, figure.histogram) } }
            .sorted { left, right in
                let places = (order.firstIndex(of: left.0) ?? .max, order.firstIndex(of: right.0) ?? .max)
                return places.0 == places.1 ? left.0 < right.0 : places.0 < places.1
            }
    }

    private func perWeek<Figure>(
        _ figures: [Figure],
        _ week: KeyPath<Figure, Week>,
        _ cases: KeyPath<Figure, Int>
    ) -> [Int] {
        let sums = Dictionary(grouping: figures) { $0[keyPath: week] }.mapValues { $0.total(cases) }
        return period.list.map { sums[$0] ?? 0 }
    }
}

extension Array {
    func total(_ path: KeyPath<Element, Int>) -> Int { reduce(0) { $0 + $1[keyPath: path] } }
}

extension [ClosedFigure] {
    func punctuality(_ kind: KeyPath<ClosedFigure, Punctuality>) -> Punctuality {
        map { $0[keyPath: kind] }.reduce(Punctuality(), +)
    }
}

extension Punctuality {
    /// The part that was on time in whole percents; 100 only when all of them were, `nil` without any.
    var percent: Int? {
        guard due > 0 else { return nil }
        if onTime >= due { return 100 }
        return Swift.min(99, (onTime * 100 + due / 2) / due)
    }
}
