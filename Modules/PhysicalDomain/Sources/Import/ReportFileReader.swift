internal import Kernel

/// Finds the reports in the JSON of another system; the shape of the file tells which system it was.
///
/// Known are Rotterdam's MSB (a list `meldingen`) and Amsterdam's Signalen (a list `results`).
struct ReportFileReader {
    let categories: CategoryList

    /// - Throws: ``UnreadableReportFile`` when it is no JSON or no known list is in it.
    func read(_ bytes: [UInt8]) throws(UnreadableReportFile) -> ReportFile {
        let tree: JSONTree
        do {
            tree = try JSONTree(parsing: bytes)
        } catch {
            throw UnreadableReportFile(description: "Dit bestand is geen JSON (\(error.reason)).")
        }
        if let rows = tree["meldingen"]?.list { return file(rows, MSBRow(categories: categories).read) }
        if let rows = tree["results"]?.list ?? tree.list { return file(rows, SignalenRow(categories: categories).read) }
        throw UnreadableReportFile(
            description: "In dit bestand staat geen lijst \"meldingen\" (MSB) of \"results\" (Signalen)."
        )
    }

    private func file(
        _ rows: [JSONTree],
        _ read: (JSONTree) throws(RowFault) -> ImportedReport
    ) -> ReportFile {
        var accepted: [ImportedReport] = []
        var refused: [RefusedRow] = []
        var seen: Set<String> = []
        for (index, row) in rows.enumerated() {
            do throws(RowFault) {
                let report = try read(row)
                guard seen.insert(report.report.reference ?? "").inserted else {
                    throw RowFault("dit nummer staat eerder in het bestand.")
                }
                accepted.append(report)
            } catch {
                refused.append(RefusedRow(row: index + 1, reason: error.reason))
            }
        }
        return ReportFile(rows: accepted, refusals: refused)
    }
}

/// Why one row cannot become a report.
struct RowFault: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension CategoryList {
    /// The kind that a row names.
    func required(_ name: String?) throws(RowFault) -> Category {
        guard let name, !name.isEmpty else { throw RowFault("het onderwerp ontbreekt.") }
        if let category = named(name) { return category }
        let shown = String(name.prefix(60))
        let question = question(about: name)
        throw RowFault(
            "onderwerp \"\(shown)\" is hier geen soort melding. "
                + (question.isEmpty ? "Zet die naam bij de woorden van een soort in categories.json." : question)
        )
    }
}

extension JSONTree {
    /// A number or a text as text, as systems write their numbers either way.
    var label: String? {
        switch self {
        case .integer(let integer): String(integer)
        case .text(let text) where !text.isEmpty: text
        default: nil
        }
    }
}

extension Timestamp {
    /// Reads a moment with or without a zone; without one it is the clock in the Netherlands.
    init?(fileText text: String) {
        if let moment = try? Timestamp(rfc3339: text) {
            self = moment
            return
        }
        let halves = text.split(separator: "T")
        guard halves.count == 2, let day = try? Day(iso: String(halves[0])) else { return nil }
        let clock = halves[1].prefix(8).split(separator: ":").map { Int($0) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            (0..<60).contains(second), let time = TimeOfDay(hour: hour, minute: minute)
        else { return nil }
        self = Timestamp(day, at: time).adding(seconds: second)
    }
}
