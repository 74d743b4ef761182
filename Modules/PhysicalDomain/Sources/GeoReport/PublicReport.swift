internal import Kernel

/// What everybody may know of a report: its kind, about where it is, and how far it is.
struct PublicReport: Hashable, Sendable {
    /// The key of its row.
    let key: Int
    let number: CaseNumber
    let categoryKey: String
    let at: Timestamp
    let stepKey: String
    let isOpen: Bool
    let changedAt: Timestamp
    /// The day that was promised, `nil` without a promise.
    let targetOn: Day?
    let postcode: Postcode?
    let point: Coordinates?
}

/// Reads reports for everybody, newest first, by moments and never by counting.
struct PublicReports {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most rows that one page looks at; a page that finds less than it may show has a next one all the same.
    static let examined = 500

    struct Page {
        let reports: [PublicReport]
        /// After which report the next page begins; `nil` on the last page.
        let next: CaseNumber?
    }

    /// The reports that a client wants and that `isShown` lets through.
    func page(_ query: GeoReportQuery, isShown: (PublicReport) -> Bool) throws -> Page {
        let start = try query.after.map { try report($0) } ?? nil
        if query.after != nil, start == nil { return Page(reports: [], next: nil) }
        let rows = try tables.rows(Self.query(query.moments, before: start), Self.report)
        let found = rows.filter { query.wants($0) && isShown($0) }
        let shown = Array(found.prefix(query.size))
        let last = found.count > query.size ? shown.last : rows.count == Self.examined ? rows.last : nil
        return Page(reports: shown, next: last?.number)
    }

    /// The report that became this case; `nil` when the case is no report, or not from here.
    func report(_ number: CaseNumber) throws -> PublicReport? {
        try tables.first(
            """
            SELECT \(Self.columns) FROM public_case
            JOIN physical_domain_report ON physical_domain_report.case_key = public_case.id
            WHERE public_case.year = \(number.year) AND public_case.sequence = \(number.sequence)
            """,
            Self.report
        )
    }

    static func query(_ moments: Range<Timestamp>, before last: PublicReport?) -> SQL {
        let older: SQL =
            last.map { "AND (physical_domain_report.at, physical_domain_report.id) < (\($0.at), \($0.key))" } ?? ""
        return """
            SELECT \(columns) FROM physical_domain_report
            JOIN public_case ON public_case.id = physical_domain_report.case_key
            WHERE physical_domain_report.at >= \(moments.lowerBound)
                AND physical_domain_report.at < \(moments.upperBound) \(older)
            ORDER BY physical_domain_report.at DESC, physical_domain_report.id DESC LIMIT \(examined)
            """
    }

    private static var columns: SQL {
        """
        physical_domain_report.id, public_case.year, public_case.sequence, physical_domain_report.category,
        physical_domain_report.at, public_case.status_key, public_case.closed_at, public_case.changed_at,
        public_case.target_on, physical_domain_report.postcode, physical_domain_report.latitude,
        physical_domain_report.longitude
        """
    }

    private static func report(_ row: any Row) throws -> PublicReport {
        PublicReport(
            key: try row.integer(0),
            number: try CaseNumber(year: try row.integer(1), sequence: try row.integer(2)),
            categoryKey: try row.text(3),
            at: Timestamp(milliseconds: Int64(try row.integer(4))),
            stepKey: try row.text(5),
            isOpen: row.isNull(6),
            changedAt: Timestamp(milliseconds: Int64(try row.integer(7))),
            targetOn: try row.optionalInteger(8).map { Day(number: $0) },
            postcode: try row.optionalText(9).flatMap { try? Postcode($0) },
            point: row.isNull(10) ? nil : Coordinates(latitude: try row.real(10), longitude: try row.real(11))
        )
    }
}
