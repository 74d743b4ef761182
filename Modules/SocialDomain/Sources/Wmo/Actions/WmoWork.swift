internal import Kernel

/// Does things with a report inside one change; pages of staff, of the resident and the demonstration use the same.
///
/// What each action does stands beside its page.
struct WmoWork {
    let report: WmoFile
    let context: Context
    let session: any WriteSession

    init(_ report: WmoFile, _ context: Context, _ session: any WriteSession) {
        self.report = report
        self.context = context
        self.session = session
    }

    var file: CaseFile { report.file }
    var today: Day { context.today }

    /// A message to the resident in its three blocks; `nil` when the texts do not fit.
    func text(_ subject: String, _ news: String, expectation: String) -> MessageText? {
        MessageText(about: file, of: report.type, subject: subject, news: news, expectation: expectation)
    }

    /// Writes the resident; nothing where the texts do not fit.
    func tell(_ text: MessageText?) throws {
        guard let text else { return }
        _ = try session.messages.send(text, about: file)
    }

    /// Moves the report to a step.
    ///
    /// - Throws: ``TransitionRefused`` when the case type has no way there.
    func move(to step: String, result: String? = nil, telling text: MessageText? = nil) throws {
        guard let step = report.type.step(step)?.step else { throw Problem.notFound }
        let change = StatusChange(to: step, at: max(context.now, file.statusAt), resultKey: result, message: text)
        let moved = try session.cases.move(file, of: report.type, with: change)
        try askPlanAgain(moved)
    }

    /// A step takes its open tasks along when it ends, and the law gives the resident seven days for a plan.
    private func askPlanAgain(_ moved: CaseFile) throws {
        let last = report.planEnd.day
        let task = report.type.steps.lazy.flatMap(\.tasks).first { $0.key == WmoCase.planTask }
        guard let task, !moved.isClosed, report.plan == nil, today <= last else { return }
        try session.tasks.ask([task], of: moved, by: last)
    }
}

extension WmoWork {
    /// The report of this case with what was done about it, in this change.
    init(_ file: CaseFile, _ context: Context, _ session: any WriteSession) throws {
        guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            file.typeKey == WmoCase.report
        else { throw Problem.notFound }
        self.init(try WmoFile(file, type, in: session.tables), context, session)
    }
}
