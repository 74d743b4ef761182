internal import Kernel

/// One thing that a handler does with a case: asked on a page, looked at before it counts, and done.
///
/// ``CaseActionDesk`` runs all of them the same way, so that no action can forget a right, a version or what was typed.
protocol CaseAction: Sendable {
    /// What stands behind the address of the case, such as `/stap`.
    static var path: String { get }
    /// The heading of its page, and the words of the link to it.
    static var title: String { get }
    /// The words of the last button.
    static var submit: String { get }
    /// What the reader is told on the page of the case afterwards.
    static var done: CaseAnswerWord { get }
    /// Whether a change of someone else in between matters.
    static var needsVersion: Bool { get }

    /// Why it cannot be done now, in one sentence; `nil` when it can.
    func refusal(_ scene: ActionScene) -> String?

    /// Whether it was done already, so that pressing twice is pressing once.
    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) throws -> Bool

    func fields(_ scene: ActionScene) throws -> [FormField]

    /// What travels along unseen besides the version.
    func hidden(_ scene: ActionScene) -> [Form.HiddenValue]

    /// The form with the faults that its fields alone cannot find.
    func checked(_ form: Form, _ typed: FormAnswers, _ scene: ActionScene) -> Form

    /// What will happen, shown before it counts; `nil` when it is done at once.
    func preview(_ typed: FormAnswers, _ scene: ActionScene) throws -> [Block]?

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws
}

extension CaseAction {
    static var needsVersion: Bool { true }

    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) throws -> Bool { false }

    func hidden(_ scene: ActionScene) -> [Form.HiddenValue] { [] }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: ActionScene) -> Form {
        form.withoutNumbers(in: typed)
    }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) throws -> [Block]? { nil }
}
