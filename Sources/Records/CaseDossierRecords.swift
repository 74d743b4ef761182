internal import Kernel

/// Reads the journal and the outbox of one case; whoever holds the case may see it.
struct CaseDossierRecords: CaseDossier {
    let database: any Database
    let records: CaseRecords

    init(_ database: any Database, _ records: CaseRecords) {
        self.database = database
        self.records = records
    }

    func events(of file: CaseFile, limit: Int) throws -> [CaseEvent] {
        try database.rows(
            """
            SELECT at, actor, kind, body FROM event WHERE case_id = \(file.key)
            ORDER BY seq DESC LIMIT \(min(max(limit, 0), DossierLimit.events))
            """
        ) { row in
            CaseEvent(
                at: try row.timestamp(0),
                actor: CaseActor(journal: try row.text(1)),
                kind: EventKind(rawValue: try row.text(2)),
                keys: try JSONTree(parsing: Array(try row.text(3).utf8))
            )
        }
    }

    /// A message by mail is no news for MijnOverheid, so only that channel counts.
    func sending(of file: CaseFile) throws -> CaseSending? {
        let newest = try database.rows(
            """
            SELECT state, at, settled_at FROM delivery
            WHERE case_id = \(file.key) AND channel = \(DeliveryChannel.mijnOverheid.rawValue) AND state <> 4
            ORDER BY id DESC LIMIT 1
            """
        ) { row -> CaseSending in
            let at = try row.timestamp(1)
            return switch try row.integer(0) {
            case 2: .delivered(at: try row.optionalTimestamp(2) ?? at)
            case 3: .refused(at: try row.optionalTimestamp(2) ?? at)
            default: .waiting(since: at)
            }
        }
        return newest.first
    }
}
