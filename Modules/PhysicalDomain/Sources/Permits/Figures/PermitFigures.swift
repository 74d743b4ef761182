internal import Kernel

/// How applications went, by case type and week (kept counters, no people): written with the change itself.
enum PermitFigures {
    /// An application ended; only a decision counts for time.
    static func count(_ permit: PermitFile, in tables: any WritableDatabase) throws {
        guard let closed = permit.file.closedAt?.day, let decision = permit.decision else { return }
        let isDecided = decision.outcome.isDecision
        let still = permit.terms.reduce(0) { $0 + $1.days }
        let isInTime = isDecided && decision.outcome != .byLaw && permit.file.deadlineOn.map { closed <= $0 } ?? true
        let days = isDecided ? max(closed.number - permit.file.openedAt.day.number, 0) : 0
        try tables.execute(
            """
            INSERT INTO physical_domain_permit_week (type_key, week, ended, decided, in_time, days, stood_still, still_days,
                extended, by_law)
            VALUES (\(permit.type.key), \(Week(of: closed)), 1, \(isDecided), \(isInTime), \(days), \(still > 0), \(still),
                \(permit.terms.contains { $0.kind == .extension }), \(decision.outcome == .byLaw))
            ON CONFLICT (type_key, week) DO UPDATE SET ended = ended + excluded.ended,
                decided = decided + excluded.decided, in_time = in_time + excluded.in_time, days = days + excluded.days,
                stood_still = stood_still + excluded.stood_still, still_days = still_days + excluded.still_days,
                extended = extended + excluded.extended, by_law = by_law + excluded.by_law
            """
        )
    }

    /// A partner answered.
    static func count(_ advice: Advice, answeredOn day: Day, of type: String, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_advice_week (partner, type_key, week, given, in_time, days)
            VALUES (\(advice.partner), \(type), \(Week(of: day)), 1, \(day <= advice.dueOn),
                \(max(day.number - advice.askedOn.number, 0)))
            ON CONFLICT (partner, type_key, week) DO UPDATE SET given = given + excluded.given,
                in_time = in_time + excluded.in_time, days = days + excluded.days
            """
        )
    }
}

/// The kept figures of some weeks, added up.
struct PermitFigureRows {
    /// By the key of the case type, the most decisions on top.
    let kinds: [(key: String, sum: Sum)]
    /// By the key of the partner.
    let partners: [(key: String, sum: AdviceSum)]

    struct Sum: Hashable, Sendable {
        var ended = 0
        var decided = 0
        var inTime = 0
        var days = 0
        var stoodStill = 0
        var stillDays = 0
        var extended = 0
        var byLaw = 0
    }

    struct AdviceSum: Hashable, Sendable {
        var given = 0
        var inTime = 0
        var days = 0
    }

    /// Reads what `types` have, the case types whose figures the reader may see.
    init(_ tables: any Database, in weeks: ClosedRange<Week>, of types: Set<String>) throws {
        kinds = try tables.rows(
            """
            SELECT type_key, SUM(ended), SUM(decided), SUM(in_time), SUM(days), SUM(stood_still), SUM(still_days),
                SUM(extended), SUM(by_law)
            FROM physical_domain_permit_week
            WHERE week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound) GROUP BY type_key
            """
        ) { row in
            (
                key: try row.text(0),
                sum: Sum(
                    ended: try row.integer(1),
                    decided: try row.integer(2),
                    inTime: try row.integer(3),
                    days: try row.integer(4),
                    stoodStill: try row.integer(5),
                    stillDays: try row.integer(6),
                    extended: try row.integer(7),
                    byLaw: try row.integer(8)
                )
            )
        }
        .filter { types.contains($0.key) }.sorted { ($1.sum.decided, $0.key) < ($0.sum.decided, $1.key) }
        partners = try Self.advice(tables, weeks, types)
    }

    private static func advice(
        _ tables: any Database,
        _ weeks: ClosedRange<Week>,
        _ types: Set<String>
    ) throws -> [(key: String, sum: AdviceSum)] {
        let rows = try tables.rows(
            """
            SELECT partner, type_key, SUM(given), SUM(in_time), SUM(days) FROM physical_domain_advice_week
            WHERE week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound) GROUP BY partner, type_key
            """
        ) { row in
            (
                partner: try row.text(0), type: try row.text(1),
                sum: AdviceSum(given: try row.integer(2), inTime: try row.integer(3), days: try row.integer(4))
            )
        }
        .filter { types.contains($0.type) }
        return Dictionary(grouping: rows, by: \.partner).map { key, rows in
            let sum = rows.map(\.sum).reduce(AdviceSum()) {
                AdviceSum(given: $0.given + $1.given, inTime: $0.inTime + $1.inTime, days: $0.days + $1.days)
            }
            return (key: key, sum: sum)
        }
        .sorted { ($1.sum.given, $0.key) < ($0.sum.given, $1.key) }
    }
}
