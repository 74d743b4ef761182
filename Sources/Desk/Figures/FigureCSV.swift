internal import Kernel

/// The figures of a page as a file for a spreadsheet: one figure per line, also for machines.
struct FigureCSV {
    private(set) var file = SpreadsheetFile(
        columns: ["periode", "cijfer", "groep", "reeks", "waarde", "eenheid", "opmerking"]
    )
    private let period: String

    /// - Parameters:
    ///   - sheet: The figures.
    ///   - remark: What the reader must know first; `nil` when nothing.
    init(_ sheet: FigureSheet, remark: String? = nil) {
        period = sheet.set.period.inDutch
        if let remark { file.add([period, "Let op", "", "", "", "", remark]) }
        for figure in sheet.keyFigures { add(figure) }
        for chart in sheet.groups.flatMap(\.charts) { add(chart) }
    }

    private mutating func add(_ figure: KeyFigure) {
        file.add([period, figure.title, "", "", Self.number(figure.value), figure.unit, Self.remark(figure.value)])
    }

    private mutating func add(_ chart: Chart) {
        let kind = chart.unit == .percent ? "%" : chart.unit == .days ? "dagen" : "zaken"
        let unit = chart.unit.name.isEmpty ? kind : chart.unit.name
        for (place, label) in chart.axis.labels.enumerated() {
            for series in chart.series {
                let value = series.values[place]
                let group = "\(chart.axis.name) \(label)"
                file.add([
                    period, chart.title, group, series.name, Self.number(value), unit, Self.remark(value),
                ])
            }
        }
    }

    private static func number(_ value: Double?) -> String {
        value.map { FigureWords.decimal($0, separatesThousands: false) } ?? ""
    }

    private static func remark(_ value: Double?) -> String { value == nil ? "te klein om te tonen" : "" }
}
