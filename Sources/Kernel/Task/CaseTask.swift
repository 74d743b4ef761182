/// One thing that has to be done for a case (taak), by its resident or by staff.
///
/// It comes from the case type when a step begins, with the words of that moment.
public struct CaseTask: Hashable, Sendable {
    public let id: UniqueID
    /// The step that it belongs to.
    public let stepKey: String
    public let what: CaseType.Task
    /// When the step began.
    public let beganAt: Timestamp
    /// The day that the case had to be ready by then; `nil` when there was none.
    public let dueOn: Day?
    public let state: State

    public init(
        id: UniqueID,
        stepKey: String,
        what: CaseType.Task,
        beganAt: Timestamp,
        dueOn: Day?,
        state: State
    ) {
        self.id = id
        self.stepKey = stepKey
        self.what = what
        self.beganAt = beganAt
        self.dueOn = dueOn
        self.state = state
    }

    public enum State: Hashable, Sendable {
        case open
        case done(at: Timestamp, by: CaseActor)
        /// The case went on to another step before it was done.
        case lapsed
    }
}

/// What doing a task came to.
public enum TaskOutcome: Hashable, Sendable {
    case ticked
    /// At most ``limit`` characters; kept sealed.
    case answer(String)
    /// The SHA-256 of a file that ``FileStore`` keeps, and its media type.
    case file(hash: String, mediaType: String)

    public static let limit = 2_000

    /// Whether this is what a task of that kind asks for; staff may tick an upload that came by another way.
    public func fits(_ task: CaseType.Task) -> Bool {
        switch (task.kind, self) {
        case (.check, .ticked), (.answer, .answer), (.upload, .file): true
        case (.upload, .ticked): task.side == .staff
        default: false
        }
    }
}

/// Reads the tasks of cases.
public protocol TaskReader {
    /// The tasks of a case that are open or done, oldest first; at most 100.
    func tasks(of file: CaseFile) throws -> [CaseTask]

    /// One task of a case, `nil` when the case has no such task.
    func task(_ id: UniqueID, of file: CaseFile) throws -> CaseTask?
}

/// Settles tasks; every change is in the journal.
public protocol TaskRegister: TaskReader {
    /// Asks for more than the case type does, in the step that a case is in.
    ///
    /// As with the tasks of the type, nothing starts here for a case of another system.
    func ask(_ tasks: [CaseType.Task], of file: CaseFile, by day: Day?) throws

    /// Takes back tasks that nobody has to do any more; one that is done stays done.
    func withdraw(_ tasks: [CaseTask], of file: CaseFile) throws

    /// Marks a task as done.
    ///
    /// - Throws: ``TaskRefused``.
    func complete(_ task: CaseTask, of file: CaseFile, with outcome: TaskOutcome) throws

    /// What doing a task came to, `nil` while it is not done; the look is logged in the same transaction.
    func outcome(of task: CaseTask, of file: CaseFile, purpose: ReadPurpose) throws -> TaskOutcome?
}

/// Why a task stays as it is.
public enum TaskRefused: Error, Hashable, Sendable {
    /// It is done already, or lapsed.
    case notOpen
    /// Another kind of outcome is asked for, or the answer is empty or too long.
    case doesNotFit
}
