public import Kernel

extension CaseLedger {
    public func open(_ new: NewCase) throws -> CaseFile {
        let residentKey = try resident(for: new.resident)
        let number = try nextNumber()
        let file = CaseFile(
            key: 0,
            id: surroundings.ids.next(),
            number: number,
            typeKey: new.type.key,
            typeStartsOn: new.type.startsOn,
            statusKey: new.status.stepKey,
            statusAt: new.status.at,
            openedAt: new.status.at,
            changedAt: surroundings.now,
            closedAt: new.status.isFinal ? new.status.at : nil,
            resultKey: new.status.resultKey,
            title: new.title,
            plannedReadyOn: new.status.plannedReadyOn,
            targetOn: new.dates.targetOn,
            deadlineOn: new.dates.deadlineOn,
            followCode: try freeFollowCode(),
            residentKey: residentKey,
            lastOpenedAt: nil,
            source: new.source,
            work: CaseWork(team: new.team)
        )
        let opened = try insert(file, module: new.type.module)
        try append(new.status, to: opened, isSuperseded: false)
        try journal.append(.caseOpened, of: opened)
        _ = try ContactLedger(database, surroundings)
            .register(channel: new.channel, at: surroundings.now, subject: new.type.name, case: opened)
        if !opened.isClosed { try countOpen(module: new.type.module, by: 1) }
        try tasks.begin(new.type.step(new.status.stepKey)?.step, of: opened)
        try messages.announce(new.status, of: opened, new.type)
        try outbox.enqueue(opened, of: new.type)
        figures.countOpened(opened, through: new.channel)
        return opened
    }

    /// The key of a known or newly kept resident, `nil` for nobody.
    func resident(for identity: ResidentIdentity) throws -> Int? {
        if identity == .anonymous { return nil }
        if let key = try records.residents.key(of: identity) { return key }
        return try records.residents.add(
            identity,
            id: surroundings.ids.next(),
            at: surroundings.now,
            in: database
        )
    }

    func countOpen(module: String, by change: Int) throws {
        try database.execute(
            """
            INSERT INTO counter (name, value) VALUES (\("open-cases/" + module), \(change))
            ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
            """
        )
    }

    private func nextNumber() throws -> CaseNumber {
        let year = surroundings.now.day.year
        let sequence = try database.first(
            """
            INSERT INTO counter (name, value) VALUES (\("case-number/\(year)"), 1)
            ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value
            """
        ) { try $0.integer(0) }
        guard let sequence else { throw StoreError.damaged }
        return try CaseNumber(year: year, sequence: sequence)
    }

    /// A code that no case of this municipality has: with 31⁷ codes a second draw is rare.
    private func freeFollowCode() throws -> FollowCode {
        while true {
            let code = FollowCode(from: surroundings.randomness)
            let isTaken = try database.first("SELECT 1 FROM case_file WHERE follow_code = \(code)") { _ in true }
            if isTaken == nil { return code }
        }
    }

    private func insert(_ file: CaseFile, module: String) throws -> CaseFile {
        let key = try database.first(
            """
            INSERT INTO case_file (uuid, year, sequence, type_key, type_starts_on, module, status_key, status_at,
                opened_at, changed_at, closed_at, result_key, title, planned_ready_on, target_on, deadline_on,
                follow_code, resident_id, client_id, reference, team_key, due_on)
            VALUES (\(file.id), \(file.number.year), \(file.number.sequence), \(file.typeKey), \(file.typeStartsOn),
                \(module), \(file.statusKey), \(file.statusAt), \(file.openedAt), \(file.changedAt), \(file.closedAt),
                \(file.resultKey), \(file.title), \(file.plannedReadyOn), \(file.targetOn), \(file.deadlineOn),
                \(file.followCode), \(file.residentKey), \(file.source?.client), \(file.source?.reference),
                \(file.work.team), \(file.dueOn))
            RETURNING id
            """
        ) { try $0.integer(0) }
        guard let key else { throw StoreError.damaged }
        var kept = file
        kept.key = key
        return kept
    }
}
