internal import Kernel

/// How long the inquiry and the decision take, and what is in time, on the pages of figures.
///
/// Only who may see figures of this confidential module sees them; a group of fewer than ten has no value.
struct WmoFigureSheet: Sendable {
    static let figures = ModuleFigures(withThoseOf: WmoCase.report) { weeks, tables, _ in
        let sums = try WmoFigures.sums(in: weeks, tables)
        return sums.isEmpty ? [] : [WmoFigureSheet(sums: sums).topic]
    }

    let sums: [WmoFigures.Kind: WmoFigures.Sum]

    private var topic: FigureTopic {
        FigureTopic(
            "Wmo: onderzoek en besluit",
            numbers: [
                .init("Onderzoek op tijd (6 weken)", percent(.inquiry), in: "%"),
                .init("Besluit op tijd (2 weken)", percent(.decision), in: "%"),
                .init("Gemiddeld van melding tot verslag", average(.inquiry), in: "dagen"),
                .init("Gemiddeld van aanvraag tot besluit", average(.decision), in: "dagen"),
            ],
            charts: [inTime, days, amounts]
        )
    }

    private var inTime: Chart {
        let values = [percent(.inquiry), percent(.decision), percent(.plan)]
        return Chart(
            "Wmo op tijd, volgens de wet",
            conclusion: conclusion(values),
            .bars,
            along: Chart.Axis("Wat", ["Onderzoek in 6 weken", "Besluit in 2 weken", "Eigen plan in 7 dagen"]),
            [Chart.Series("Op tijd", values)],
            in: .percent
        )
    }

    private func conclusion(_ values: [Double?]) -> String {
        guard let least = values.compactMap(\.self).min() else { return "Er zijn te weinig zaken om dit te tonen." }
        return least == 100 ? "Alles was op tijd." : "Niet alles was op tijd."
    }

    private var days: Chart {
        Chart(
            "Wmo: hoeveel dagen het duurt",
            conclusion: "Van de melding tot het verslag, en van de aanvraag tot het besluit.",
            .bars,
            along: Chart.Axis("Wat", ["Onderzoek", "Besluit", "Hulp bij spoed"]),
            [Chart.Series("Gemiddeld", [average(.inquiry), average(.decision), average(.urgent)])],
            in: .days
        )
    }

    private var amounts: Chart {
        let kinds: [WmoFigures.Kind] = [.support, .plan, .urgent]
        let values = kinds.map { kind in SmallGroups.shown(sum(kind).done).map(Double.init) }
        return Chart(
            "Wmo: ondersteuning, eigen plan en spoed",
            conclusion: "Hoe vaak dit gebeurde.",
            .bars,
            along: Chart.Axis("Wat", ["Ondersteuning aangeboden", "Eigen plan gekregen", "Meteen hulp bij spoed"]),
            [Chart.Series("Aantal", values)]
        )
    }

    private func sum(_ kind: WmoFigures.Kind) -> WmoFigures.Sum { sums[kind] ?? WmoFigures.Sum() }

    private func percent(_ kind: WmoFigures.Kind) -> Double? {
        let sum = sum(kind)
        return sum.done < SmallGroups.least ? nil : Double(sum.inTime * 100 / sum.done)
    }

    /// One decimal.
    private func average(_ kind: WmoFigures.Kind) -> Double? {
        let sum = sum(kind)
        return sum.done < SmallGroups.least ? nil : (Double(sum.days) / Double(sum.done) * 10).rounded() / 10
    }
}
