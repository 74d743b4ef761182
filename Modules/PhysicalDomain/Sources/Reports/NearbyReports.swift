internal import Kernel

/// Finds open reports that are probably about the same thing: same kind, near, recent.
///
/// It asks an index for the few map squares around the place, or for the address; it never walks through
/// all reports.
struct NearbyReports {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// A report that somebody else made before; it says nothing about who or in which words.
    struct Match: Hashable, Sendable {
        let caseKey: Int
        let at: Timestamp
        let followCode: FollowCode
        /// `nil` when the address is the same.
        let metres: Int?
    }

    /// The most rows that one look-up reads, newest first.
    static let limit = 200

    /// The nearest first; on equal distance the newest.
    func matches(_ category: Category, at place: Place, now: Timestamp) throws -> [Match] {
        let since = now.adding(seconds: -category.sameReport.days * 86_400)
        var found = try place.point.map { try near($0, category, since) } ?? []
        if let address = place.address {
            let known = Set(found.map(\.caseKey))
            found += try same(address, category, since).filter { !known.contains($0.caseKey) }
        }
        return found.sorted { ($0.metres ?? 0, $1.at) < ($1.metres ?? 0, $0.at) }
    }

    private func near(_ point: Coordinates, _ category: Category, _ since: Timestamp) throws -> [Match] {
        let cells = GridCell.around(point, metres: category.sameReport.metres).map(\.number)
        let rows = try tables.rows(Self.cellQuery(category.key, cells, since)) { row in
            let other = Coordinates(latitude: try row.real(3), longitude: try row.real(4))
            return (match: try Self.match(row), distance: other.map(point.metres) ?? .infinity)
        }
        return rows.filter { $0.distance <= Double(category.sameReport.metres) }.map { row in
            Match(
                caseKey: row.match.caseKey,
                at: row.match.at,
                followCode: row.match.followCode,
                metres: Int(row.distance.rounded())
            )
        }
    }

    private func same(
        _ address: (postcode: Postcode, houseNumber: HouseNumber),
        _ category: Category,
        _ since: Timestamp
    ) throws -> [Match] {
        try tables.rows(Self.addressQuery(category.key, address.postcode, address.houseNumber, since), Self.match)
    }

    private static func match(_ row: any Row) throws -> Match {
        Match(
            caseKey: try row.integer(0),
            at: Timestamp(milliseconds: Int64(try row.integer(1))),
            followCode: try FollowCode(try row.text(2)),
            metres: nil
        )
    }

    static func cellQuery(_ category: String, _ cells: [Int], _ since: Timestamp) -> SQL {
        """
        SELECT physical_domain_report.case_key, physical_domain_report.at, public_case.follow_code,
            physical_domain_report.latitude, physical_domain_report.longitude
        FROM physical_domain_report
        JOIN public_case ON public_case.id = physical_domain_report.case_key
        WHERE physical_domain_report.category = \(category)
            AND physical_domain_report.cell IN (\(SQL.list(cells)))
            AND physical_domain_report.at >= \(since) AND public_case.closed_at IS NULL
        ORDER BY physical_domain_report.at DESC LIMIT \(limit)
        """
    }

    static func addressQuery(
        _ category: String,
        _ postcode: Postcode,
        _ houseNumber: HouseNumber,
        _ since: Timestamp
    ) -> SQL {
        """
        SELECT physical_domain_report.case_key, physical_domain_report.at, public_case.follow_code
        FROM physical_domain_report
        JOIN public_case ON public_case.id = physical_domain_report.case_key
        WHERE physical_domain_report.category = \(category)
            AND physical_domain_report.postcode = \(postcode)
            AND physical_domain_report.house_number = \(houseNumber.text)
            AND physical_domain_report.at >= \(since) AND public_case.closed_at IS NULL
        ORDER BY physical_domain_report.at DESC LIMIT \(limit)
        """
    }
}
