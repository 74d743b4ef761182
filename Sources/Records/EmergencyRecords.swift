internal import Kernel

/// Reads looks in an emergency from the `emergency_look` table.
struct EmergencyRecords: EmergencyReader {
    private let database: any Database
    private let member: Int?
    private let now: Timestamp

    init(_ database: any Database, _ visit: Visit) {
        self.init(database, sight: visit.sight, at: visit.now)
    }

    init(_ database: any Database, sight: CaseSight, at now: Timestamp) {
        self.database = database
        self.now = now
        if case .staff(let staff) = sight { member = staff.member } else { member = nil }
    }

    func looks(ledBy leader: StaffSight, limit: Int) throws -> [EmergencyLook] {
        let waiting = try looks("e.seen_at IS NULL AND \(leader.condition) ORDER BY e.id DESC LIMIT \(limit)")
        let seen = try looks("e.seen_at IS NOT NULL AND \(leader.condition) ORDER BY e.id DESC LIMIT \(limit)")
        return Array((waiting + seen).prefix(limit))
    }

    func isAnyUnseen(ledBy leader: StaffSight) throws -> Bool {
        try !looks("e.seen_at IS NULL AND \(leader.condition) LIMIT 1").isEmpty
    }

    func opened(_ id: UniqueID) throws -> (look: EmergencyLook, file: CaseFile)? {
        guard let member else { return nil }
        let mine: SQL = "e.uuid = \(id) AND e.member_id = \(member) AND e.ends_at > \(now)"
        guard let look = try looks(mine).first else { return nil }
        let file = try database.first(
            "\(CaseFile.columns) WHERE id = (SELECT case_id FROM emergency_look WHERE uuid = \(id))",
            CaseFile.init(row:)
        )
        return file.map { (look, $0) }
    }

    func looks(_ condition: SQL) throws -> [EmergencyLook] {
        try database.rows("\(Self.columns) WHERE \(condition)", EmergencyLook.init(row:))
    }

    private static let columns: SQL = """
        SELECT e.uuid, e.member_id, case_file.year, case_file.sequence, e.reason, e.opened_at, e.ends_at, e.seen_at
        FROM emergency_look e JOIN case_file ON case_file.id = e.case_id
        """
}

extension EmergencyLook {
    fileprivate init(row: any Row) throws {
        self.init(
            id: try row.uniqueID(0),
            member: try row.integer(1),
            caseNumber: try row.caseNumber(2, 3),
            reason: try row.text(4),
            openedAt: try row.timestamp(5),
            endsAt: try row.timestamp(6),
            seenAt: try row.optionalTimestamp(7)
        )
    }
}
