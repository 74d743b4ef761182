internal import Kernel

/// Reads what is kept about the one resident that a session's sight names.
struct OwnFileRecords: OwnFile {
    private let database: any Database
    private let vault: any IdentityVault
    private let residentKey: Int?

    init(_ database: any Database, vault: any IdentityVault, sight: CaseSight) {
        self.database = database
        self.vault = vault
        if case .resident(let key) = sight { residentKey = key } else { residentKey = nil }
    }

    func identity() throws -> ResidentIdentity {
        try residentKey.map { try ResidentRecords(database, vault: vault).identity(of: $0) } ?? .anonymous
    }

    func cases(_ state: OwnCaseState, after last: CaseFile?, limit: Int) throws -> [CaseFile] {
        guard let residentKey else { return [] }
        // Written out, so that the condition matches that of the partial index.
        let condition: SQL = state == .running ? "closed_at IS NULL" : "closed_at IS NOT NULL"
        return try database.rows(
            """
            \(CaseFile.columns) WHERE resident_id = \(residentKey) AND \(condition) AND id < \(last?.key ?? Int.max)
            ORDER BY id DESC LIMIT \(limit)
            """,
            CaseFile.init(row:)
        )
    }

    func looks(after last: Int?, limit: Int) throws -> [Look] {
        guard let residentKey else { return [] }
        return try database.rows(
            """
            SELECT l.seq, l.at, l.actor, l.purpose, l.fields, c.year, c.sequence, e.reason
            FROM read_log l LEFT JOIN case_file c ON c.id = l.case_id
            LEFT JOIN emergency_look e ON l.purpose = \(ReadPurpose.emergency.rawValue) AND e.case_id = l.case_id
                AND 'staff:' || e.member_id = l.actor AND e.opened_at <= l.at AND e.ends_at > l.at
            WHERE l.resident_id = \(residentKey) AND l.seq < \(last ?? Int.max)
            ORDER BY l.seq DESC LIMIT \(limit)
            """,
            Look.init(row:)
        )
    }

    func knownFacts() throws -> Set<KnownFact> {
        guard let residentKey else { return [] }
        return try PersonRecords(database).details(of: residentKey).map { Set($0.known.keys) } ?? []
    }
}

extension Look {
    fileprivate init(row: any Row) throws {
        self.init(
            key: try row.integer(0),
            at: try row.timestamp(1),
            who: CaseActor(journal: try row.text(2)),
            purpose: ReadPurpose(rawValue: try row.text(3)),
            fields: try row.text(4).split(separator: ",").compactMap { PersonalField(rawValue: String($0)) },
            caseNumber: row.isNull(5) ? nil : try row.caseNumber(5, 6),
            reason: try row.optionalText(7)
        )
    }
}
