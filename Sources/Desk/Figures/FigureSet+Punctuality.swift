internal import Kernel

/// Which part of the cases was ready on time, by the norm and by the law.
extension FigureSet {
    var onTimeChart: Chart {
        let weeks = punctualityByWeek(\.target)
        let shown = Self.percents(weeks)
        return Chart(
            "Op tijd klaar volgens onze norm",
            conclusion: onTimeSentence(shown),
            .line(from: Self.start(shown)),
            along: weekAxis,
            [Chart.Series("Op tijd", shown.map(Double.init(hidden:)))],
            in: .percent
        )
    }

    var onTimeByTypeCharts: [Chart] {
        [
            byType("Op tijd per zaaktype, volgens onze norm", \.target),
            byType("Op tijd per zaaktype, volgens de wet", \.deadline),
        ]
    }

    private func byType(_ title: String, _ kind: KeyPath<ClosedFigure, Punctuality>) -> Chart {
        let all = Array(zip(typeKeys, punctualityByType(kind)))
        let due = all.filter { $0.1.due > 0 }
        let shown = Self.percents(due.map(\.1))
        let order = shown.orderFromMost
        return Chart(
            title,
            conclusion: byTypeSentence(due.map { name(of: $0.0) }, shown, all: closed.punctuality(kind)),
            .bars,
            along: Chart.Axis("Zaaktype", order.map { name(of: due[$0].0) }),
            [Chart.Series("Op tijd", order.map { Double(hidden: shown[$0]) })],
            in: .percent
        )
    }

    /// The percents of the groups that may be shown, with the percent of all of them known.
    private static func percents(_ groups: [Punctuality]) -> [Int?] {
        zip(groups, SmallGroups.shown(partsOf: groups.map(\.due))).map { $1 == nil ? nil : $0.percent }
    }

    /// A whole ten below the least, so that differences can be seen; the page says where the axis starts.
    private static func start(_ percents: [Int?]) -> Double {
        let least = percents.compactMap(\.self).min() ?? 0
        return Double(max(0, (least - 5) / 10 * 10))
    }

    private func onTimeSentence(_ shown: [Int?]) -> String {
        let all = closed.punctuality(\.target)
        guard all.due > 0 else { return FigureWords.none }
        guard all.due >= SmallGroups.least, let percent = all.percent else { return FigureWords.tooFew }
        let start = percent == 100 ? "Alle zaken waren op tijd klaar" : "\(percent)% van de zaken was op tijd klaar"
        let known = shown.compactMap(\.self)
        guard let least = known.min(), let most = known.max(), least < most else { return "\(start)." }
        let weeks = zip(period.list, shown).filter { $0.1 == least }.map(\.0)
        return weeks.count == 1 ? "\(start), het minst in week \(weeks[0].number): \(least)%." : "\(start)."
    }

    private func byTypeSentence(_ names: [String], _ shown: [Int?], all: Punctuality) -> String {
        guard all.due > 0 else { return FigureWords.none }
        let known = zip(names, shown).compactMap { name, percent in percent.map { (name, $0) } }
        guard let worst = known.min(by: { $0.1 < $1.1 }) else { return FigureWords.tooFew }
        if all.percent == 100 { return "Alle zaken waren op tijd klaar." }
        if worst.1 == 100 { return "Wat wij hier laten zien, was steeds op tijd klaar." }
        return "\(worst.0) was het minst vaak op tijd klaar: \(worst.1)%."
    }
}
