internal import Kernel

/// Keeps the tasks of cases inside one write transaction; what doing one came to lies sealed.
struct TaskLedger: TaskRegister {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let journal: Journal

    init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
        journal = Journal(database, surroundings)
    }

    func tasks(of file: CaseFile) throws -> [CaseTask] { try TaskRecords(database).tasks(of: file) }

    func task(_ id: UniqueID, of file: CaseFile) throws -> CaseTask? {
        try TaskRecords(database).task(id, of: file)
    }

    /// Starts what a step asks for; what an earlier step asked for and nobody did lapses.
    ///
    /// Of a case of another system nothing starts here: what has to be done for it is known there.
    func begin(_ step: CaseType.Step?, of file: CaseFile) throws {
        guard file.source == nil else { return }
        try database.execute(
            "UPDATE case_task SET state = 2 WHERE case_id = \(file.key) AND state = 0 AND step_key <> \(file.statusKey)"
        )
        try add(step?.tasks ?? [], to: file, by: file.targetOn ?? file.deadlineOn)
    }

    func ask(_ tasks: [CaseType.Task], of file: CaseFile, by day: Day?) throws {
        guard file.source == nil else { return }
        try add(tasks, to: file, by: day)
    }

    func withdraw(_ tasks: [CaseTask], of file: CaseFile) throws {
        for task in tasks {
            try database.execute(
                "UPDATE case_task SET state = 2 WHERE uuid = \(task.id) AND case_id = \(file.key) AND state = 0"
            )
        }
    }

    private func add(_ tasks: [CaseType.Task], to file: CaseFile, by day: Day?) throws {
        for task in tasks {
            try database.execute(
                """
                INSERT INTO case_task (uuid, case_id, step_key, task_key, side, kind, name, text, began_at, due_on, state)
                VALUES (\(surroundings.ids.next()), \(file.key), \(file.statusKey), \(task.key),
                    \(task.side.rawValue), \(task.kind.rawValue), \(task.name), \(task.text), \(surroundings.now),
                    \(day), 0)
                """
            )
        }
    }

    func complete(_ task: CaseTask, of file: CaseFile, with outcome: TaskOutcome) throws {
        guard outcome.fits(task.what) else { throw TaskRefused.doesNotFit }
        let sealed = try outcome.text.map {
            try surroundings.vault.sealSecret(Array($0.utf8), for: .caseTask(task.id))
        }
        let touched = try database.execute(
            """
            UPDATE case_task SET state = 1, done_at = \(surroundings.now), done_by = \(surroundings.actor.text),
                outcome_key = \(sealed?.keyID), outcome_sealed = \(sealed?.bytes)
            WHERE uuid = \(task.id) AND case_id = \(file.key) AND state = 0
            """
        )
        guard touched == 1 else { throw TaskRefused.notOpen }
        if case .file(let hash, _) = outcome { try WaitingFileLedger.claim(hash, in: database) }
        var body = JSONWriter(capacity: 96)
        body.object { body in
            body.field("case", file.number)
            body.field("task", task.what.key)
        }
        let text = String(decoding: body.bytes, as: UTF8.self)
        try journal.append(.taskDone, caseKey: file.key, residentKey: file.residentKey, body: text)
    }

    func outcome(of task: CaseTask, of file: CaseFile, purpose: ReadPurpose) throws -> TaskOutcome? {
        let row = try database.first(
            """
            SELECT state, outcome_key, outcome_sealed FROM case_task
            WHERE uuid = \(task.id) AND case_id = \(file.key)
            """
        ) { (state: try $0.integer(0), key: try $0.optionalText(1), bytes: try $0.optionalBytes(2)) }
        guard let row, row.state == 1 else { return nil }
        guard let key = row.key, let bytes = row.bytes else { return .ticked }
        let opened = try surroundings.vault.openSecret(SealedValue(keyID: key, bytes: bytes), for: .caseTask(task.id))
        let outcome = TaskOutcome(kept: String(decoding: opened, as: UTF8.self))
        let seen: PersonalField = if case .file = outcome { .documents } else { .answers }
        try ReadLogLedger(database, surroundings).log([seen], of: file, purpose: purpose)
        return outcome
    }
}

extension TaskOutcome {
    /// What is sealed: the answer behind a mark, or the media type and the hash; `nil` for a tick.
    fileprivate var text: String? {
        switch self {
        case .ticked: nil
        case .answer(let text): "answer\n" + text
        case .file(let hash, let mediaType): "file\n\(mediaType)\n\(hash)"
        }
    }

    fileprivate init?(kept text: String) {
        let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        switch parts.first {
        case "answer": self = .answer(parts.dropFirst().joined(separator: "\n"))
        case "file" where parts.count == 3: self = .file(hash: parts[2], mediaType: parts[1])
        default: return nil
        }
    }
}

extension SealedRow {
    static func caseTask(_ id: UniqueID) -> SealedRow { SealedRow(table: "case_task", key: id.description) }
}
