internal import Kernel

/// How many reports came in per week and kind (kept counters).
struct ReportWeeks {
    let weeks: [Week]
    /// By the key of the kind, one number per week.
    let byCategory: [String: [Int]]

    /// Counts a report in the week in which it was made.
    static func count(_ report: Report, _ tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_week (week, category, reports)
            VALUES (\(Week(of: report.at.day)), \(report.category.key), 1)
            ON CONFLICT (week, category) DO UPDATE SET reports = reports + 1
            """
        )
    }

    init(_ tables: any Database, last: Week, count: Int) throws {
        let weeks = (0..<count).map { last.adding(weeks: $0 + 1 - count) }
        let places = Dictionary(uniqueKeysWithValues: weeks.enumerated().map { ($1, $0) })
        var sums: [String: [Int]] = [:]
        try tables.each(
            """
            SELECT week, category, reports FROM physical_domain_week
            WHERE week BETWEEN \(weeks[0]) AND \(last)
            """
        ) { row in
            guard let place = places[Week(of: Day(number: try row.integer(0)))] else { return }
            sums[try row.text(1), default: Array(repeating: 0, count: count)][place] += try row.integer(2)
        }
        self.weeks = weeks
        byCategory = sums
    }

    /// All kinds together, per week.
    var totals: [Int] {
        byCategory.values.reduce(Array(repeating: 0, count: weeks.count)) { zip($0, $1).map(+) }
    }

    /// The reports about all kinds of a group, per week.
    func counts(of group: CategoryGroup) -> [Int] {
        group.categories.compactMap { byCategory[$0.key] }
            .reduce(Array(repeating: 0, count: weeks.count)) { zip($0, $1).map(+) }
    }

    /// A kind of which more comes in than before.
    struct Rise: Hashable, Sendable {
        let categoryKey: String
        let last: Int
        /// Per week in the four weeks before.
        let before: Double
    }

    /// The kinds of which the last whole week brought at least ten, and half as much again as the four before.
    ///
    /// The last of the weeks still goes on, so it is left out.
    var rises: [Rise] {
        guard weeks.count >= 6 else { return [] }
        return byCategory.compactMap { key, counts in
            let last = counts[counts.count - 2]
            let before = Double(counts[(counts.count - 6)..<(counts.count - 2)].reduce(0, +)) / 4
            guard last >= SmallGroups.least, Double(last) >= before * 1.5 else { return nil }
            return Rise(categoryKey: key, last: last, before: before)
        }.sorted { ($1.last, $0.categoryKey) < ($0.last, $1.categoryKey) }
    }
}
