internal import Kernel

/// A question to who made a report (vraag aan de melder); its words lie with the task.
struct Question: Hashable, Sendable {
    let caseKey: Int
    let task: UniqueID
    /// It waits as long as the case is in this step.
    let stepKey: String
    let askedAt: Timestamp
    let answeredAt: Timestamp?

    /// Whether it can still be answered.
    func isOpen(for file: CaseFile) -> Bool {
        answeredAt == nil && stepKey == file.statusKey && !file.isClosed
    }
}

/// Reads and changes rows of `physical_domain_question`.
struct QuestionTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The questions about a report, oldest first; at most 20.
    func questions(of file: CaseFile) throws -> [Question] {
        try tables.rows(
            """
            SELECT case_key, task, step_key, asked_at, answered_at FROM physical_domain_question
            WHERE case_key = \(file.key) ORDER BY id LIMIT 20
            """,
            Self.question
        )
    }

    /// The question that this code answers; only who got the message has it.
    func question(of file: CaseFile, code: FollowCode) throws -> Question? {
        try tables.first(
            """
            SELECT case_key, task, step_key, asked_at, answered_at FROM physical_domain_question
            WHERE case_key = \(file.key) AND code = \(code)
            """,
            Self.question
        )
    }

    static func add(
        _ task: CaseTask,
        code: FollowCode,
        of file: CaseFile,
        at now: Timestamp,
        to tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_question (case_key, task, step_key, code, asked_at)
            VALUES (\(file.key), \(task.id), \(file.statusKey), \(code), \(now))
            """
        )
    }

    static func markAnswered(_ question: Question, at now: Timestamp, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE physical_domain_question SET answered_at = \(now) WHERE task = \(question.task)")
    }

    private static func question(_ row: any Row) throws -> Question {
        Question(
            caseKey: try row.integer(0),
            task: try UniqueID(bytes: try row.bytes(1)),
            stepKey: try row.text(2),
            askedAt: Timestamp(milliseconds: Int64(try row.integer(3))),
            answeredAt: try row.optionalInteger(4).map { Timestamp(milliseconds: Int64($0)) }
        )
    }
}

extension FollowCode {
    /// A code from the random half of a new id.
    init(from id: UniqueID) { self.init(from: HalfOfID(id: id)) }
}

/// The 62 random bits of an id, as randomness for one code.
private struct HalfOfID: Randomness {
    let id: UniqueID

    func bytes(_ count: Int) -> [UInt8] { Array(id.bytes.suffix(8).prefix(count)) }
}
