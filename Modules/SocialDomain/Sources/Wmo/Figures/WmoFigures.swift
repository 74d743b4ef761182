internal import Kernel

/// How support under the Wmo goes, by week (kept counters, no people): written with the change itself.
enum WmoFigures {
    /// What is counted.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Independent support was offered.
        case support = "ondersteuning"
        /// An own plan came.
        case plan = "plan"
        /// Urgent help was decided on; in time is on the day of the report.
        case urgent = "spoed"
        /// The findings of an inquiry were given.
        case inquiry = "onderzoek"
        /// An application was decided on.
        case decision = "besluit"
    }

    static func count(
        _ kind: Kind,
        isInTime: Bool,
        from start: Day,
        to end: Day,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_week (what, week, done, in_time, days)
            VALUES (\(kind.rawValue), \(Week(of: end)), 1, \(isInTime), \(max(end.number - start.number, 0)))
            ON CONFLICT (what, week) DO UPDATE SET done = done + excluded.done,
                in_time = in_time + excluded.in_time, days = days + excluded.days
            """
        )
    }

    /// The kept figures of some weeks, added up.
    struct Sum: Hashable, Sendable {
        var done = 0
        var inTime = 0
        var days = 0
    }

    static func sums(in weeks: ClosedRange<Week>, _ tables: any Database) throws -> [Kind: Sum] {
        let rows = try tables.rows(
            """
            SELECT what, SUM(done), SUM(in_time), SUM(days) FROM social_domain_wmo_week
            WHERE week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound) GROUP BY what
            """
        ) { row in
            (
                kind: Kind(rawValue: try row.text(0)),
                sum: Sum(done: try row.integer(1), inTime: try row.integer(2), days: try row.integer(3))
            )
        }
        var sums: [Kind: Sum] = [:]
        for row in rows { if let kind = row.kind { sums[kind] = row.sum } }
        return sums
    }
}
