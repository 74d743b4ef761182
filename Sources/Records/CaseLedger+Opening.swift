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
            followCode: FollowCode(from: surroundings.randomness),
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
        // Of a case of another system nobody can have left an address yet.
        if new.source == nil { try messages.announce(new.status, of: opened, new.type) }
        try outbox.enqueue(opened, of: new.type)
        database.gather(FigureTally.self) { $0.countOpened(opened, through: new.channel) }
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
        let counter = "case-number/\(year)"
        try database.execute(
            """
            INSERT INTO counter (name, value) VALUES (\(counter), 1)
            ON CONFLICT (name) DO UPDATE SET value = value + 1
            """
        )
        let sequence = try database.first("SELECT value FROM counter WHERE name = \(counter)") { try $0.integer(0) }
        guard let sequence else { throw StoreError.damaged }
        return try CaseNumber(year: year, sequence: sequence)
    }

    /// Keeps the case, under another follow code when a case of this municipality has that one already.
    private func insert(_ file: CaseFile, module: String) throws -> CaseFile {
        var kept = file
        while true {
            if let key = try key(ofInserted: kept, module: module) {
                kept.key = key
                return kept
            }
            // Of 31⁷ codes a second draw is rare.
            kept.followCode = FollowCode(from: surroundings.randomness)
        }
    }

    /// The key of the new row, `nil` when its follow code is taken.
    private func key(ofInserted file: CaseFile, module: String) throws -> Int? {
        try database.insert(
            """
            INSERT INTO case_file (uuid, year, sequence, type_key, type_starts_on, module, status_key, status_at,
                opened_at, changed_at, closed_at, result_key, title, planned_ready_on, target_on, deadline_on,
                follow_code, resident_id, client_id, reference, team_key, due_on)
            VALUES (\(file.id), \(file.number.year), \(file.number.sequence), \(file.typeKey), \(file.typeStartsOn),
                \(module), \(file.statusKey), \(file.statusAt), \(file.openedAt), \(file.changedAt), \(file.closedAt),
                \(file.resultKey), \(file.title), \(file.plannedReadyOn), \(file.targetOn), \(file.deadlineOn),
                \(file.followCode), \(file.residentKey), \(file.source?.client), \(file.source?.reference),
                \(file.work.team), \(file.dueOn))
            ON CONFLICT (follow_code) DO NOTHING
            """
        )
    }
}
