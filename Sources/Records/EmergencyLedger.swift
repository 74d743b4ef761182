internal import Kernel

/// Opens cases in an emergency, inside one write transaction.
struct EmergencyLedger: EmergencyRegister {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let ledger: CaseLedger
    private let records: EmergencyRecords

    init(_ database: any WritableDatabase, _ surroundings: Surroundings, _ ledger: CaseLedger) {
        self.database = database
        self.surroundings = surroundings
        self.ledger = ledger
        records = EmergencyRecords(database, sight: surroundings.sight, at: surroundings.now)
    }

    func looks(ledBy leader: StaffSight, limit: Int) throws -> [EmergencyLook] {
        try records.looks(ledBy: leader, limit: limit)
    }

    func isAnyUnseen(ledBy leader: StaffSight) throws -> Bool { try records.isAnyUnseen(ledBy: leader) }

    func opened(_ id: UniqueID) throws -> (look: EmergencyLook, file: CaseFile)? { try records.opened(id) }

    func open(
        ticket: String,
        reason: String,
        types: Set<String>,
        lead: @Sendable (String) -> MailAddress?
    ) throws -> EmergencyLook? {
        guard case .staff(let staff) = surroundings.sight,
            let ticket = EmergencyTicket(ticket, of: staff.member, openedBy: surroundings.vault),
            ticket.at.adding(seconds: EmergencyLook.ticketMinutes * 60) > surroundings.now,
            let file = try file(of: ticket, types)
        else { return nil }
        if let open = try openLook(of: staff.member, into: file) { return open }
        let key = try insert(reason, by: staff.member, into: file)
        try ledger.journal.append(.emergencyLook, of: file)
        if let key, file.work.team.flatMap(lead) != nil { try ledger.outbox.enqueue(notice: key, about: file) }
        return try openLook(of: staff.member, into: file)
    }

    func markSeen(_ id: UniqueID, ledBy leader: StaffSight) throws -> Bool {
        guard try !records.looks("e.uuid = \(id) AND \(leader.condition)").isEmpty else { return false }
        try database.execute(
            """
            UPDATE emergency_look SET seen_at = \(surroundings.now), seen_by = \(leader.member)
            WHERE uuid = \(id) AND seen_at IS NULL
            """
        )
        return true
    }

    /// The running case of a ticket; what is in the sight of the member by now needs no emergency.
    private func file(of ticket: EmergencyTicket, _ types: Set<String>) throws -> CaseFile? {
        try database.first(
            """
            \(CaseFile.columns) WHERE id = \(ticket.caseKey) AND closed_at IS NULL
            AND type_key IN (\(SQL.list(types.sorted()))) AND NOT \(surroundings.sight.condition)
            """,
            CaseFile.init(row:)
        )
    }

    private func openLook(of member: Int, into file: CaseFile) throws -> EmergencyLook? {
        try records.looks("e.case_id = \(file.key) AND e.member_id = \(member) AND e.ends_at > \(surroundings.now)")
            .first
    }

    private func insert(_ reason: String, by member: Int, into file: CaseFile) throws -> Int? {
        let end = surroundings.now.adding(seconds: EmergencyLook.minutes * 60)
        return try database.insert(
            """
            INSERT INTO emergency_look (uuid, case_id, team_key, member_id, reason, opened_at, ends_at)
            VALUES (\(surroundings.ids.next()), \(file.key), \(file.work.team), \(member), \(reason),
                \(surroundings.now), \(end))
            """
        )
    }
}
