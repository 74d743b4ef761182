public import Kernel

extension CaseLedger: TermRegister {
    public func suspend(_ file: CaseFile, of type: CaseType, reason: String) throws -> CaseFile {
        guard !file.isClosed, type.canBeSuspended(in: file.statusKey) else { throw TermRefused.notAllowed }
        guard file.work.suspendedOn == nil else { throw TermRefused.alreadySuspended }
        var changed = file
        changed.work.suspendedOn = surroundings.now.day
        try add(CaseTerm.Kind.suspension, to: file, reason: reason)
        return try keepDates(changed, of: type, .termSuspended)
    }

    public func resume(_ file: CaseFile, of type: CaseType) throws -> CaseFile {
        try resume(file, of: type, until: surroundings.now.day)
    }

    public func resume(_ file: CaseFile, of type: CaseType, until day: Day) throws -> CaseFile {
        guard file.work.suspendedOn != nil else { throw TermRefused.notSuspended }
        return try keepDates(try running(file, of: type, until: day), of: type, .termResumed)
    }

    /// The case with a limit that runs on: a suspension ends on `day`, and the dates move by the days that it lasted.
    ///
    /// Only the term itself is written; whoever calls it keeps the case.
    func running(_ file: CaseFile, of type: CaseType, until day: Day) throws -> CaseFile {
        guard let since = file.work.suspendedOn else { return file }
        // Another system may tell today of something that was before the suspension.
        let end = max(since, min(day, surroundings.now.day))
        let before = try terms(of: file)
        try database.execute(
            """
            UPDATE case_term SET ended_on = \(end)
            WHERE case_id = \(file.key) AND kind = \(CaseTerm.Kind.suspension.rawValue) AND ended_on IS NULL
            """
        )
        let days = end.number - since.number
        var changed = file
        changed.work.suspendedOn = nil
        changed.targetOn = file.targetOn.map { $0.adding(days: days) }
        changed.deadlineOn = try file.deadlineOn.map { try deadline(of: file, type, before) ?? $0.adding(days: days) }
        changed.plannedReadyOn = file.plannedReadyOn.map { $0.adding(days: days) }
        return changed
    }

    public func extend(_ file: CaseFile, of type: CaseType, reason: String) throws -> CaseFile {
        guard let rule = type.termExtension, !file.isClosed, let deadline = file.deadlineOn else {
            throw TermRefused.notAllowed
        }
        let before = try terms(of: file)
        guard !before.contains(where: { $0.kind == .extension }) else { throw TermRefused.alreadyExtended }
        guard file.isWithinLimit(on: surroundings.now.day) else { throw TermRefused.tooLate }
        try add(.extension, to: file, reason: reason)
        var changed = file
        changed.deadlineOn = try self.deadline(of: file, type, before) ?? rule.term.end(from: deadline).day
        changed.plannedReadyOn = changed.deadlineOn
        return try keepDates(changed, of: type, .termExtended)
    }

    /// What the law gives now, if that is also what the case had before this change; a day that another system set
    /// does not come from the law.
    private func deadline(of file: CaseFile, _ type: CaseType, _ before: [CaseTerm]) throws -> Day? {
        let day = { type.deadline(openedOn: file.openedAt.day, after: $0)?.day }
        guard day(before) == file.deadlineOn else { return nil }
        return day(try terms(of: file))
    }

    private func terms(of file: CaseFile) throws -> [CaseTerm] {
        try CaseDossierRecords(database, records).terms(of: file)
    }

    private func add(_ kind: CaseTerm.Kind, to file: CaseFile, reason: String) throws {
        try database.execute(
            """
            INSERT INTO case_term (case_id, kind, started_on, reason, actor)
            VALUES (\(file.key), \(kind.rawValue), \(surroundings.now.day), \(reason), \(surroundings.actor.text))
            """
        )
    }

    /// Keeps the dates of a case that is still at the version that was read; lists sort by them.
    private func keepDates(_ file: CaseFile, of type: CaseType, _ kind: EventKind) throws -> CaseFile {
        var changed = file
        changed.changedAt = surroundings.now
        changed.work.version += 1
        let touched = try database.execute(
            """
            UPDATE case_file SET suspended_on = \(changed.work.suspendedOn), target_on = \(changed.targetOn),
                deadline_on = \(changed.deadlineOn), planned_ready_on = \(changed.plannedReadyOn),
                due_on = \(changed.dueOn), changed_at = \(changed.changedAt), version = \(changed.work.version)
            WHERE id = \(file.key) AND version = \(file.work.version)
            """
        )
        guard touched == 1 else { throw ChangedMeanwhile() }
        try journal.append(kind, of: changed)
        try outbox.enqueue(changed, of: type)
        return changed
    }
}
