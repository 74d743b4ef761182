internal import Kernel

/// Reads the kept counters that ``FigureTally`` writes.
struct FigureRecords: FigureReader {
    let database: any Database

    func countedSince() throws -> Timestamp? {
        let text = try database.first("SELECT value FROM setting WHERE name = 'figures-since'") { try $0.text(0) }
        return text.flatMap { Int64($0) }.map(Timestamp.init(milliseconds:))
    }

    func opened(in weeks: ClosedRange<Week>, of types: Set<String>) throws -> [OpenedFigure] {
        try database.rows(
            """
            SELECT week, type_key, channel, cases FROM figure_opened
            WHERE week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound)
            ORDER BY week, type_key, channel
            """
        ) { row in
            OpenedFigure(
                week: Week(of: Day(number: try row.integer(0))),
                typeKey: try row.text(1),
                channelKey: try row.text(2),
                cases: try row.integer(3)
            )
        }.filter { types.contains($0.typeKey) }
    }

    func closed(in weeks: ClosedRange<Week>, of types: Set<String>) throws -> [ClosedFigure] {
        try database.rows(
            """
            SELECT week, type_key, cases, with_target, on_target, with_deadline, on_deadline FROM figure_closed
            WHERE week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound)
            ORDER BY week, type_key
            """
        ) { row in
            ClosedFigure(
                week: Week(of: Day(number: try row.integer(0))),
                typeKey: try row.text(1),
                cases: try row.integer(2),
                target: Punctuality(due: try row.integer(3), onTime: try row.integer(4)),
                deadline: Punctuality(due: try row.integer(5), onTime: try row.integer(6))
            )
        }.filter { types.contains($0.typeKey) }
    }

    func durations(in weeks: ClosedRange<Week>, of types: Set<String>) throws -> [DurationFigure] {
        let rows = try database.rows(
            """
            SELECT type_key, step_key, from_hours, sum(cases), sum(milliseconds) FROM figure_duration
            WHERE week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound)
            GROUP BY type_key, step_key, from_hours
            """
        ) { row in
            DurationFigure(
                typeKey: try row.text(0),
                stepKey: try row.text(1),
                histogram: DurationHistogram(
                    classes: [try row.integer(2): try row.integer(3)],
                    milliseconds: Int64(try row.integer(4))
                )
            )
        }
        return Dictionary(grouping: rows.filter { types.contains($0.typeKey) }) { Subject($0) }
            .map { subject, figures in
                DurationFigure(
                    typeKey: subject.typeKey,
                    stepKey: subject.stepKey.isEmpty ? nil : subject.stepKey,
                    histogram: figures.map(\.histogram).reduce(DurationHistogram(), +)
                )
            }
    }

    private struct Subject: Hashable {
        let typeKey: String
        let stepKey: String

        init(_ figure: DurationFigure) {
            typeKey = figure.typeKey
            stepKey = figure.stepKey ?? ""
        }
    }
}
