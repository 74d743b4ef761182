internal import Kernel

/// How long applications take, what is decided in time, and who advises in time, on the pages of figures.
struct PermitFigureSheet: Sendable {
    let kinds: PermitKindList

    /// A group of fewer than ten is left out.
    static let smallest = 10

    var figures: ModuleFigures {
        ModuleFigures(withThoseOf: "evenementenvergunning") { weeks, tables, context in
            let types = kinds.caseTypes.intersection(context.rights?.figureTypes(of: context.caseTypes) ?? [])
            let rows = try PermitFigureRows(tables, in: weeks, of: types)
            return rows.kinds.isEmpty ? [] : [topic(rows, context)]
        }
    }

    private func topic(_ rows: PermitFigureRows, _ context: Context) -> FigureTopic {
        let all = rows.kinds.map(\.sum)
        func sum(_ path: KeyPath<PermitFigureRows.Sum, Int>) -> Int { all.reduce(0) { $0 + $1[keyPath: path] } }
        return FigureTopic(
            "Vergunningen en termijnen",
            numbers: [
                .init("Besloten op tijd, volgens de wet", Self.percent(sum(\.inTime), sum(\.decided)), in: "%"),
                .init("Gemiddeld tot het besluit", Self.average(sum(\.days), sum(\.decided)), in: "dagen"),
                .init("Gemiddeld stilgestaan", Self.average(sum(\.stillDays), sum(\.stoodStill)), in: "dagen"),
            ],
            charts: [days(rows, context), inTime(rows, context), moved(sum), advice(rows)]
        )
    }

    private func days(_ rows: PermitFigureRows, _ context: Context) -> Chart {
        let names = rows.kinds.map { name(of: $0.key, context) }
        let days = rows.kinds.map { Self.average($0.sum.days, $0.sum.decided) }
        let known = zip(names, days).compactMap { name, days in days.map { (name, $0) } }
        let longest = known.max { $0.1 < $1.1 }
        return Chart(
            "Dagen tot het besluit",
            conclusion: longest.map { "\($0.0) duurt het langst." } ?? Self.tooFew,
            .bars,
            along: Chart.Axis("Zaaktype", names),
            [Chart.Series("Gemiddeld", days)],
            in: .days
        )
    }

    private func inTime(_ rows: PermitFigureRows, _ context: Context) -> Chart {
        let names = rows.kinds.map { name(of: $0.key, context) }
        let percents = rows.kinds.map { Self.percent($0.sum.inTime, $0.sum.decided) }
        return Chart(
            "Vergunningen op tijd, volgens de wet",
            conclusion: Self.least(names, percents),
            .bars,
            along: Chart.Axis("Zaaktype", names),
            [Chart.Series("Op tijd besloten", percents)],
            in: .percent
        )
    }

    /// How often the limit did not simply run.
    private func moved(_ sum: (KeyPath<PermitFigureRows.Sum, Int>) -> Int) -> Chart {
        let counts = [sum(\.stoodStill), sum(\.extended), sum(\.byLaw)]
        return Chart(
            "Wat er met de tijd gebeurde",
            conclusion: "Van \(sum(\.ended)) aanvragen, waarvan \(sum(\.decided)) met een besluit.",
            .bars,
            along: Chart.Axis("Wat", ["De tijd stond stil", "Een keer verlengd", "Ja door de wet"]),
            [Chart.Series("Aanvragen", counts.map { $0 == 0 || $0 >= Self.smallest ? Double($0) : nil })]
        )
    }

    private func advice(_ rows: PermitFigureRows) -> Chart {
        let names = rows.partners.map { partner in
            kinds.all.compactMap { $0.partner(partner.key)?.name }.first ?? partner.key
        }
        let percents = rows.partners.map { Self.percent($0.sum.inTime, $0.sum.given) }
        return Chart(
            "Advies op tijd",
            conclusion: Self.least(names, percents),
            .bars,
            along: Chart.Axis("Partner", names),
            [Chart.Series("Op tijd geadviseerd", percents)],
            in: .percent
        )
    }

    private func name(of key: String, _ context: Context) -> String {
        context.caseTypes.current(key, on: context.today)?.staffName ?? key
    }

    private static let tooFew = "Er zijn te weinig zaken om dit te tonen."

    /// One decimal; nothing for a group that is too small.
    private static func average(_ sum: Int, _ count: Int) -> Double? {
        count < smallest ? nil : (Double(sum) / Double(count) * 10).rounded() / 10
    }

    private static func percent(_ part: Int, _ count: Int) -> Double? {
        count < smallest ? nil : Double(part * 100 / count)
    }

    private static func least(_ names: [String], _ percents: [Double?]) -> String {
        let known = zip(names, percents).compactMap { name, percent in percent.map { (name, $0) } }
        guard let worst = known.min(by: { $0.1 < $1.1 }) else { return tooFew }
        return worst.1 == 100 ? "Alles was op tijd." : "\(worst.0) was het minst vaak op tijd."
    }
}
