internal import Kernel

/// Reads the tasks of cases from the `case_task` table.
struct TaskRecords: TaskReader {
    private let database: any Database

    init(_ database: any Database) { self.database = database }

    func tasks(of file: CaseFile) throws -> [CaseTask] {
        try database.rows(
            "\(Self.columns) WHERE case_id = \(file.key) AND state <> 2 ORDER BY id LIMIT 100"
        ) { try Self.task($0) }.compactMap(\.self)
    }

    func task(_ id: UniqueID, of file: CaseFile) throws -> CaseTask? {
        try database.first("\(Self.columns) WHERE uuid = \(id) AND case_id = \(file.key)") { try Self.task($0) } ?? nil
    }

    private static let columns: SQL = """
        SELECT uuid, step_key, task_key, side, kind, name, text, began_at, due_on, state, done_at, done_by
        FROM case_task
        """

    private static func task(_ row: any Row) throws -> CaseTask? {
        guard let side = CaseType.Task.Side(rawValue: try row.text(3)),
            let kind = CaseType.Task.Kind(rawValue: try row.text(4))
        else { return nil }
        let state: CaseTask.State =
            switch try row.integer(9) {
            case 1: .done(at: try row.timestamp(10), by: CaseActor(journal: try row.text(11)))
            case 2: .lapsed
            default: .open
            }
        return CaseTask(
            id: try row.uniqueID(0),
            stepKey: try row.text(1),
            what: CaseType.Task(
                key: try row.text(2),
                side: side,
                kind: kind,
                name: try row.text(5),
                text: try row.text(6)
            ),
            beganAt: try row.timestamp(7),
            dueOn: try row.optionalDay(8),
            state: state
        )
    }
}
