internal import Kernel

/// How long cases and their steps took, in days of 24 hours.
extension FigureSet {
    /// The middle and the slow end of each type; the slowest type first.
    var leadTimeCharts: [Chart] {
        let all = typeKeys.map { (name: name(of: $0), histogram: duration(of: $0)) }.filter { $0.histogram.count > 0 }
        return [
            leadTimeChart("Binnen hoeveel dagen is de helft klaar?", "De helft klaar binnen", of: all, part: 0.5),
            leadTimeChart("Binnen hoeveel dagen is 90% klaar?", "90% klaar binnen", of: all, part: 0.9),
        ]
    }

    private func leadTimeChart(
        _ title: String,
        _ series: String,
        of types: [(name: String, histogram: DurationHistogram)],
        part: Double
    ) -> Chart {
        let days = types.map { Self.days($0.histogram, forPart: part) }
        let order = types.indices.sorted { (days[$0] ?? -1, $1) > (days[$1] ?? -1, $0) }
        return Chart(
            title,
            conclusion: leadTimeSentence(types.map(\.name), days, part: part),
            .bars,
            along: Chart.Axis("Zaaktype", order.map { types[$0].name }),
            [Chart.Series(series, order.map { days[$0] })],
            in: .days
        )
    }

    /// A chart of the steps for each type that has enough cases; no group when there are none.
    var stepGroup: [FigureSheet.Group] {
        let charts = typeKeys.compactMap { stepChart(of: $0) }
        return charts.isEmpty ? [] : [FigureSheet.Group(title: "Hoelang duurt een stap?", charts: charts)]
    }

    private func stepChart(of typeKey: String) -> Chart? {
        let steps = steps(of: typeKey)
        let averages = steps.map { Self.average($0.histogram) }
        guard averages.contains(where: { $0 != nil }) else { return nil }
        let names = steps.map { name(of: $0.key, in: typeKey) }
        return Chart(
            "\(name(of: typeKey)): dagen per stap",
            conclusion: stepSentence(names, averages),
            .bars,
            along: Chart.Axis("Stap", names),
            [Chart.Series("Gemiddeld", averages)],
            in: .days
        )
    }

    private static func days(_ histogram: DurationHistogram, forPart part: Double) -> Double? {
        histogram.count >= SmallGroups.least ? histogram.days(forPart: part) : nil
    }

    private static func average(_ histogram: DurationHistogram) -> Double? {
        histogram.count >= SmallGroups.least ? histogram.averageDays : nil
    }

    private func leadTimeSentence(_ names: [String], _ days: [Double?], part: Double) -> String {
        guard duration.count > 0 else { return FigureWords.none }
        guard let all = Self.days(duration, forPart: part) else { return FigureWords.tooFew }
        let group = part == 0.5 ? "De helft van alle zaken" : "90% van alle zaken"
        let start = "\(group) was binnen \(FigureWords.days(all)) klaar"
        guard let slowest = Self.longest(names, days) else { return "\(start)." }
        return "\(start); \(slowest.name) duurde het langst."
    }

    private func stepSentence(_ names: [String], _ averages: [Double?]) -> String {
        if let longest = Self.longest(names, averages) {
            return "De stap “\(longest.name)” duurt het langst: gemiddeld \(FigureWords.days(longest.days))."
        }
        let known = zip(names, averages).compactMap { name, days in days.map { (name, FigureWords.days($0)) } }
        guard let first = known.first else { return FigureWords.tooFew }
        if known.count == 1 { return "De stap “\(first.0)” duurt gemiddeld \(first.1)." }
        return
            "De langste stappen duren even lang: gemiddeld \(FigureWords.days(averages.compactMap(\.self).max() ?? 0))."
    }

    /// The one that takes longest, as readers see the numbers; `nil` when two do, or when there is one alone.
    private static func longest(_ names: [String], _ days: [Double?]) -> (name: String, days: Double)? {
        let known = zip(names, days).compactMap { name, days in days.map { (name: name, days: $0) } }
            .sorted { $0.days > $1.days }
        guard known.count > 1, FigureWords.days(known[0].days) != FigureWords.days(known[1].days) else { return nil }
        return known[0]
    }
}
