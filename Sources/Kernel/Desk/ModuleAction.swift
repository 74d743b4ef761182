/// One thing that a handler does with a case of a module: asked on a page below the case, looked at before it counts.
///
/// ``ModuleActionDesk`` runs all of them the same way, so that none can forget a right, a version or what was typed.
public protocol ModuleAction: Sendable {
    associatedtype Scene: ModuleScene

    /// The words and the end of the address of its page, such as `/aanvulling`.
    static var link: CaseLink { get }
    /// The words of the last button.
    static var submit: String { get }

    /// Why it cannot be done now, in one sentence; `nil` when it can.
    func refusal(_ scene: Scene) -> String?

    /// Whether it was done already, so that pressing twice is pressing once; `false` unless told otherwise.
    func isDone(_ typed: FormAnswers, _ scene: Scene) -> Bool

    /// What is asked; without fields the page asks for the last button only.
    func fields(_ scene: Scene) -> [FormField]

    /// The form with the faults that its fields alone cannot find; none unless told otherwise.
    func checked(_ form: Form, _ typed: FormAnswers, _ scene: Scene) -> Form

    /// What will happen, shown before it counts; `nil`, as unless told otherwise, when it is done at once.
    func preview(_ typed: FormAnswers, _ scene: Scene) -> [Block]?

    /// Does it, on the writer: with the same answers and a scene that was read in the same change.
    func apply(_ typed: FormAnswers, _ scene: Scene, _ session: any WriteSession) throws
}

extension ModuleAction {
    public func isDone(_ typed: FormAnswers, _ scene: Scene) -> Bool { false }

    public func checked(_ form: Form, _ typed: FormAnswers, _ scene: Scene) -> Form { form }

    public func preview(_ typed: FormAnswers, _ scene: Scene) -> [Block]? { nil }
}

/// A case of a module as one action meets it, from one snapshot or inside the change itself.
public protocol ModuleScene: Sendable {
    var handled: HandledCase { get }
    var context: Context { get }
}

extension ModuleScene {
    public var file: CaseFile { handled.file }
    public var type: CaseType { handled.type }
    public var today: Day { context.today }
}

/// A page below the page of a case.
public struct CaseLink: Hashable, Sendable {
    public let words: String
    /// With the slash, such as `/aanvulling`.
    public let path: String

    public init(words: String, path: String) {
        self.words = words
        self.path = path
    }

    /// The link to the page, below this case.
    public func link(below handled: HandledCase) -> Link { Link(words, handled.address(path)) }
}
