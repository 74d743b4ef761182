internal import Kernel

/// How many reports came in, as a file for a spreadsheet: per week all together, then each group of kinds.
struct ReportTrendFile {
    let figures: ReportWeeks
    let categories: CategoryList

    var csv: SpreadsheetFile {
        var file = SpreadsheetFile(columns: ["week", "begint op", "onderwerp", "meldingen", "opmerking"])
        let groups = categories.groups.map { (name: $0.name, counts: figures.counts(of: $0)) }
        for (place, total) in figures.totals.enumerated() {
            let week = figures.weeks[place]
            let isLast = place == figures.weeks.count - 1
            let shown = SmallGroups.shown(total)
            // A hidden total is no sum from which a part can be found.
            let parts =
                shown == nil ? groups.map { _ in nil } : SmallGroups.shown(partsOf: groups.map { $0.counts[place] })
            file.add(line(week, "Alle meldingen", shown, isLast))
            for (group, count) in zip(groups, parts) { file.add(line(week, group.name, count, isLast)) }
        }
        return file
    }

    private func line(_ week: Week, _ subject: String, _ count: Int?, _ isLast: Bool) -> [String] {
        let remark = count == nil ? "te klein om te tonen" : isLast ? "deze week telt nog door" : ""
        return [
            "\(week.year)-W\(week.number < 10 ? "0" : "")\(week.number)", week.monday.iso, subject,
            count.map(String.init) ?? "", remark,
        ]
    }
}
