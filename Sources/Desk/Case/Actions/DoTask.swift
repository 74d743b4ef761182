internal import Kernel

/// Marks a task of staff as done, with what it came to.
struct DoTask: CaseAction {
    static let path = "/taken"
    static let title = "Taak"
    static let submit = "De taak is gedaan"
    static let done = CaseAnswerWord.taskDone
    static let needsVersion = false

    /// The field that names the task.
    static let field = "taak"

    func refusal(_ scene: ActionScene) -> String? {
        guard let task = scene.task, task.what.side == .staff else { return "Deze taak is er niet." }
        return task.state == .open ? nil : "Deze taak is al klaar, of is niet meer nodig."
    }

    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) -> Bool {
        guard case .done = scene.task?.state else { return false }
        return true
    }

    func hidden(_ scene: ActionScene) -> [Form.HiddenValue] {
        scene.task.map { [Form.HiddenValue(Self.field, $0.id.description)] } ?? []
    }

    func fields(_ scene: ActionScene) -> [FormField] {
        guard let task = scene.task else { return [] }
        switch task.what.kind {
        case .check, .upload:
            return [
                FormField(
                    "gedaan",
                    task.what.name,
                    .tick,
                    hint: task.what.text,
                    missing: "Zet een vinkje als het gedaan is."
                )
            ]
        case .answer:
            return [
                FormField(
                    "antwoord",
                    task.what.name,
                    .paragraph(limit: TaskOutcome.limit),
                    hint: task.what.text,
                    missing: "Schrijf wat u vond."
                )
            ]
        }
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        guard let task = scene.task else { throw Problem.notFound }
        let outcome: TaskOutcome = task.what.kind == .answer ? .answer(typed.text("antwoord")) : .ticked
        try session.tasks.complete(task, of: scene.file, with: outcome)
    }
}
