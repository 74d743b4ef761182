public import Kernel

extension CaseLedger {
    public func move(_ file: CaseFile, of type: CaseType, with change: StatusChange) throws -> CaseFile {
        try type.checkTransition(from: file.statusKey, to: change.stepKey)
        return try makeCurrent(change, title: nil, on: file, of: type, tellsMore: true)
    }

    public func record(
        _ change: StatusChange,
        title: String?,
        on file: CaseFile,
        of type: CaseType
    ) throws -> Recorded {
        if change.at < file.statusAt {
            try append(change, to: file, isSuperseded: true)
            try journal.append(.statusSuperseded, of: file, status: change.stepKey)
            return .superseded(file)
        }
        if file.isClosed { throw TransitionRefused.closed }
        return .current(try makeCurrent(change, title: title, on: file, of: type))
    }

    public func attach(_ resident: ResidentIdentity, to file: CaseFile, of type: CaseType) throws -> CaseFile {
        guard resident != .anonymous else { return file }
        if let known = file.residentKey {
            // Only looked up: a number that is refused must not stay behind as a resident.
            if try records.residents.key(of: resident) != known { throw ResidentDiffers() }
            return file
        }
        let key = try self.resident(for: resident)
        var changed = file
        changed.residentKey = key
        changed.changedAt = surroundings.now
        changed.work.version += 1
        try database.execute(
            """
            UPDATE case_file SET resident_id = \(key), changed_at = \(surroundings.now),
                version = \(changed.work.version)
            WHERE id = \(file.key)
            """
        )
        try journal.append(.residentKnown, of: changed)
        try outbox.enqueue(changed, of: type)
        return changed
    }

    /// Appends one entry to the history, which nobody edits.
    func append(_ change: StatusChange, to file: CaseFile, isSuperseded: Bool) throws {
        try database.execute(
            """
            INSERT INTO case_status (uuid, case_id, step_key, at, recorded_at, explanation, is_superseded)
            VALUES (\(surroundings.ids.next()), \(file.key), \(change.stepKey), \(change.at), \(surroundings.now),
                \(change.explanation), \(isSuperseded))
            """
        )
    }

    private func makeCurrent(
        _ change: StatusChange,
        title: String?,
        on file: CaseFile,
        of type: CaseType,
        tellsMore: Bool = false
    ) throws -> CaseFile {
        // A closed case waits for nobody. Its dates move first, so that they tell whether it was on time.
        var changed = change.isFinal ? try running(file, of: type, until: change.at.day) : file
        changed.statusKey = change.stepKey
        changed.statusAt = change.at
        changed.changedAt = surroundings.now
        changed.closedAt = change.isFinal ? change.at : nil
        changed.resultKey = change.resultKey
        changed.title = title ?? file.title
        changed.plannedReadyOn = change.plannedReadyOn ?? changed.plannedReadyOn
        changed.work.version += 1
        try keepStatus(of: changed, was: file)
        try append(change, to: changed, isSuperseded: false)
        if file.work.suspendedOn != changed.work.suspendedOn { try journal.append(.termResumed, of: changed) }
        try journal.append(.statusChanged, of: changed, status: change.stepKey)
        if !file.isClosed, changed.isClosed { try lapseHandOver(of: changed) }
        if file.isClosed != changed.isClosed { try countOpen(module: type.module, by: changed.isClosed ? -1 : 1) }
        try tasks.begin(type.step(change.stepKey)?.step, of: changed)
        try messages.announce(change, of: changed, type, tellsMore: tellsMore)
        try outbox.enqueue(changed, of: type)
        database.gather(FigureTally.self) { $0.countChange(from: file, to: changed) }
        return changed
    }

    /// Keeps a case in its new step if it is still at the version that was read.
    private func keepStatus(of changed: CaseFile, was file: CaseFile) throws {
        // Named only when they change: they decide where a case stands in lists, so naming them writes those indexes anew.
        let closing: SQL = file.closedAt == changed.closedAt ? "" : ", closed_at = \(changed.closedAt)"
        let dates: SQL =
            file.work.suspendedOn == changed.work.suspendedOn
            ? ""
            : """
            , suspended_on = \(changed.work.suspendedOn), target_on = \(changed.targetOn),
                deadline_on = \(changed.deadlineOn), due_on = \(changed.dueOn)
            """
        let touched = try database.execute(
            """
            UPDATE case_file SET status_key = \(changed.statusKey), status_at = \(changed.statusAt),
                changed_at = \(changed.changedAt)\(closing)\(dates),
                result_key = \(changed.resultKey), title = \(changed.title),
                planned_ready_on = \(changed.plannedReadyOn), version = \(changed.work.version)
            WHERE id = \(file.key) AND version = \(file.work.version)
            """
        )
        guard touched == 1 else { throw TransitionRefused.changedMeanwhile }
    }
}
