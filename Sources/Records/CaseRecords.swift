public import Kernel

/// Reads the cases of one municipality from the `case_file` table.
public struct CaseRecords: CaseReader {
    let database: any Database
    let residents: ResidentRecords
    let sight: CaseSight

    public init(_ database: any Database, vault: any IdentityVault, sight: CaseSight = .everything) {
        self.database = database
        self.sight = sight
        residents = ResidentRecords(database, vault: vault)
    }

    public func find(number: CaseNumber) throws -> CaseFile? {
        try first("year = \(number.year) AND sequence = \(number.sequence)")
    }

    public func find(id: UniqueID) throws -> CaseFile? {
        try first("uuid = \(id)")
    }

    public func find(code: FollowCode) throws -> CaseFile? {
        try first("follow_code = \(code)")
    }

    public func find(source: CaseSource) throws -> CaseFile? {
        try first("client_id = \(source.client) AND reference = \(source.reference)")
    }

    public func history(of file: CaseFile) throws -> [StatusEntry] {
        try database.rows(
            """
            SELECT uuid, step_key, at, explanation, is_superseded FROM case_status
            WHERE case_id = \(file.key) ORDER BY at, id
            """,
            StatusEntry.init(row:)
        )
    }

    public func status(id: UniqueID) throws -> (file: CaseFile, entry: StatusEntry)? {
        let found = try database.first(
            "SELECT uuid, step_key, at, explanation, is_superseded, case_id FROM case_status WHERE uuid = \(id)"
        ) { row in (entry: try StatusEntry(row: row), caseKey: try row.integer(5)) }
        guard let found, let file = try find(key: found.caseKey) else { return nil }
        return (file, found.entry)
    }

    public func resident(of file: CaseFile) throws -> ResidentIdentity {
        guard let key = file.residentKey else { return .anonymous }
        return try residents.identity(of: key)
    }

    func find(key: Int) throws -> CaseFile? {
        try first("id = \(key)")
    }

    /// The one place where a single case is read: a case out of sight is a case that does not exist.
    ///
    /// The database itself leaves it out, so that looking for it costs what looking for nothing costs.
    private func first(_ condition: SQL) throws -> CaseFile? {
        try database.first("\(CaseFile.columns) WHERE \(condition) AND \(sight.condition)", CaseFile.init(row:))
    }
}

extension CaseFile {
    static let columns: SQL = """
        SELECT id, uuid, year, sequence, type_key, type_starts_on, status_key, status_at, opened_at, changed_at,
        closed_at, result_key, title, planned_ready_on, target_on, deadline_on, follow_code, resident_id,
        last_opened_at, client_id, reference, team_key, handler_id, version, suspended_on, due_on FROM case_file
        """

    init(row: any Row) throws {
        self.init(
            key: try row.integer(0),
            id: try row.uniqueID(1),
            number: try row.caseNumber(2, 3),
            typeKey: try row.text(4),
            typeStartsOn: Day(number: try row.integer(5)),
            statusKey: try row.text(6),
            statusAt: try row.timestamp(7),
            openedAt: try row.timestamp(8),
            changedAt: try row.timestamp(9),
            closedAt: try row.optionalTimestamp(10),
            resultKey: try row.optionalText(11),
            title: try row.text(12),
            plannedReadyOn: try row.optionalDay(13),
            targetOn: try row.optionalDay(14),
            deadlineOn: try row.optionalDay(15),
            followCode: try row.followCode(16),
            residentKey: try row.optionalInteger(17),
            lastOpenedAt: try row.optionalTimestamp(18),
            source: try row.isNull(19) ? nil : CaseSource(client: row.integer(19), reference: row.text(20)),
            work: CaseWork(
                team: try row.optionalText(21),
                handler: try row.optionalInteger(22),
                version: try row.integer(23),
                suspendedOn: try row.optionalDay(24)
            )
        )
    }
}

extension StatusEntry {
    init(row: any Row) throws {
        self.init(
            id: try row.uniqueID(0),
            stepKey: try row.text(1),
            at: try row.timestamp(2),
            explanation: try row.optionalText(3),
            isSuperseded: try row.integer(4) == 1
        )
    }
}
