internal import Kernel

extension CaseDossierRecords {
    func terms(of file: CaseFile) throws -> [CaseTerm] {
        try database.rows(
            "SELECT kind, started_on, ended_on, reason, actor FROM case_term WHERE case_id = \(file.key) ORDER BY id"
        ) { row in
            CaseTerm(
                CaseTerm.Kind(rawValue: try row.text(0)) ?? .suspension,
                startedOn: Day(number: try row.integer(1)),
                endedOn: try row.optionalDay(2),
                reason: try row.text(3),
                actor: CaseActor(journal: try row.text(4))
            )
        }
    }

    func notes(of file: CaseFile, limit: Int) throws -> [CaseNote] {
        try database.rows(
            """
            SELECT at, actor, text FROM case_note WHERE case_id = \(file.key)
            ORDER BY id DESC LIMIT \(min(max(limit, 0), DossierLimit.notes))
            """
        ) { row in
            CaseNote(at: try row.timestamp(0), author: CaseActor(journal: try row.text(1)), text: try row.text(2))
        }
    }

    /// Each other case is looked up as any case is, so one that is out of sight is left out.
    func related(to file: CaseFile) throws -> [CaseFile] {
        try database.rows(
            "SELECT other_id FROM case_relation WHERE case_id = \(file.key) ORDER BY other_id LIMIT \(DossierLimit.related)"
        ) { try $0.integer(0) }.compactMap(records.find(key:))
    }

    func handOver(of file: CaseFile) throws -> HandOver? {
        try database.first(
            "\(Self.handOver) WHERE case_id = \(file.key) AND state = 'open'",
            HandOver.init(row:)
        )
    }

    func declined(of file: CaseFile) throws -> DeclinedHandOver? {
        try database.first(
            """
            SELECT uuid, at, giver_id, team_key, member_id, reason, settled_at, settled_by, answer, state
            FROM hand_over WHERE case_id = \(file.key) ORDER BY id DESC LIMIT 1
            """
        ) { row -> DeclinedHandOver? in
            guard try row.text(9) == "declined" else { return nil }
            return DeclinedHandOver(
                handOver: try HandOver(row: row),
                at: try row.timestamp(6),
                by: CaseActor(journal: try row.text(7)),
                reason: try row.text(8)
            )
        } ?? nil
    }

    func offered(to member: Int, teams: [String], limit: Int) throws -> [OfferedCase] {
        let most = min(max(limit, 0), DossierLimit.offered)
        var found = try offers("member_id = \(member)", most)
        for team in teams { found += try offers("team_key = \(team)", most) }
        return found.sorted { $0.handOver.at < $1.handOver.at }
    }

    private func offers(_ condition: SQL, _ limit: Int) throws -> [OfferedCase] {
        let rows = try database.rows(
            """
            SELECT uuid, at, giver_id, team_key, member_id, reason, case_id FROM hand_over
            WHERE \(condition) AND state = 'open' ORDER BY id LIMIT \(limit)
            """
        ) { (handOver: try HandOver(row: $0), caseKey: try $0.integer(6)) }
        return try rows.compactMap { row in
            try records.find(key: row.caseKey).map { OfferedCase(file: $0, handOver: row.handOver) }
        }
    }

    private static let handOver: SQL = "SELECT uuid, at, giver_id, team_key, member_id, reason FROM hand_over"
}

extension HandOver {
    /// Reads the first six columns.
    fileprivate init(row: any Row) throws {
        let team = try row.optionalText(3)
        self.init(
            id: try row.uniqueID(0),
            at: try row.timestamp(1),
            giver: try row.integer(2),
            receiver: try team.map(Receiver.team) ?? .member(try row.integer(4)),
            reason: try row.text(5)
        )
    }
}
