internal import Kernel

/// The figures of a page as a file for a spreadsheet.
///
/// UTF-8 with a mark in front, semicolons and decimal commas: what Excel opens without questions in the Netherlands.
/// One figure per line, also for machines.
struct FigureCSV {
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let period: String

    /// - Parameters:
    ///   - sheet: The figures.
    ///   - remark: What the reader must know first; `nil` when nothing.
    init(_ sheet: FigureSheet, remark: String? = nil) {
        period = sheet.set.period.inDutch
        line(["periode", "cijfer", "groep", "reeks", "waarde", "eenheid", "opmerking"])
        if let remark { line([period, "Let op", "", "", "", "", remark]) }
        for figure in sheet.keyFigures { add(figure) }
        for chart in sheet.groups.flatMap(\.charts) { add(chart) }
    }

    private mutating func add(_ figure: KeyFigure) {
        line([period, figure.title, "", "", Self.number(figure.value), figure.unit, Self.remark(figure.value)])
    }

    private mutating func add(_ chart: Chart) {
        let kind = chart.unit == .percent ? "%" : chart.unit == .days ? "dagen" : "zaken"
        let unit = chart.unit.name.isEmpty ? kind : chart.unit.name
        for (place, label) in chart.axis.labels.enumerated() {
            for series in chart.series {
                let value = series.values[place]
                let group = "\(chart.axis.name) \(label)"
                line([
                    period, chart.title, group, series.name, Self.number(value), unit, Self.remark(value),
                ])
            }
        }
    }

    private mutating func line(_ cells: [String]) {
        bytes += Array(cells.map(Self.cell).joined(separator: ";").utf8)
        bytes += [0x0D, 0x0A]
    }

    /// Quotes what needs it; a text that a spreadsheet would take for a formula gets an apostrophe in front.
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
            text = "'" + text
        }
        let needsQuotes = text.unicodeScalars.contains { ";\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func number(_ value: Double?) -> String {
        value.map { FigureWords.decimal($0, separatesThousands: false) } ?? ""
    }

    private static func remark(_ value: Double?) -> String { value == nil ? "te klein om te tonen" : "" }
}
