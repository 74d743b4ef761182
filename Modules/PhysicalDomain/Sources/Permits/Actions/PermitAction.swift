internal import Kernel

/// One thing that a handler does with an application: asked on a page, looked at before it counts where that matters.
///
/// ``PermitActionDesk`` runs all of them the same way, so that none can forget a right, a version or what was typed.
protocol PermitAction: Sendable {
    /// The words and the end of the address of its page, such as `/aanvulling`.
    static var link: PermitLink { get }
    /// The words of the last button.
    static var submit: String { get }

    /// Why it cannot be done now, in one sentence; `nil` when it can.
    func refusal(_ scene: PermitScene) -> String?

    /// Whether it was done already, so that pressing twice is pressing once.
    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool

    func fields(_ scene: PermitScene) -> [FormField]

    /// The form with the faults that its fields alone cannot find.
    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PermitScene) -> Form

    /// What will happen, shown before it counts; `nil` when it is done at once.
    func preview(_ typed: FormAnswers, _ scene: PermitScene) -> [Block]?

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws
}

extension PermitAction {
    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool { false }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PermitScene) -> Form { form }

    func preview(_ typed: FormAnswers, _ scene: PermitScene) -> [Block]? { nil }
}

/// A page below the page of a case.
struct PermitLink: Hashable, Sendable {
    let words: String
    /// With the slash, such as `/aanvulling`.
    let path: String
}

/// An application as one action meets it.
struct PermitScene: Sendable {
    let permit: PermitFile
    let context: Context

    var file: CaseFile { permit.file }
    var type: CaseType { permit.type }
    var today: Day { context.today }

    /// - Throws: ``Problem/notFound`` for a case that is no such application, or that does not exist for the caller;
    ///   ``Problem/mayNotHandlePermit`` for who may see it and not handle it.
    init(
        _ request: Request,
        _ context: Context,
        _ kinds: PermitKindList,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws {
        guard let number = try? CaseNumber(request.parameters["number"] ?? ""),
            let file = try cases.find(number: number), let kind = kinds[file.typeKey],
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            context.rights?.may(.seeCases, with: type) == true
        else { throw Problem.notFound }
        guard context.rights?.may(.handleCases, with: type) == true else { throw Problem.mayNotHandlePermit }
        permit = try PermitFile(file, type, kind, in: tables)
        self.context = context
    }

    /// The address of the page of the case, or of a page below it.
    func address(_ below: String = "") -> Address { .local("/werk/zaken/\(file.number)\(below)") }

    /// A message about this case in its three blocks; `nil` when a block is empty or too long.
    func message(subject: String, news: String, expectation: String) -> MessageText? {
        permit.message(subject: subject, news: news, expectation: expectation)
    }
}

extension PermitFile {
    /// A message about this case in its three blocks; `nil` when a block is empty or too long.
    func message(subject: String, news: String, expectation: String) -> MessageText? {
        do throws(MessageText.Invalid) {
            return try MessageText(
                subject: subject,
                about: "Dit bericht gaat over: \(type.name). Het zaaknummer is \(file.number).",
                news: news,
                expectation: expectation
            )
        } catch {
            return nil
        }
    }
}

extension MessageText {
    /// The message as the applicant will read it.
    var preview: Block {
        .section(
            "Dit bericht krijgt de aanvrager",
            [
                .facts([
                    Fact("Onderwerp", Prose(subject)), Fact("Waar gaat het over?", Prose(about)),
                    Fact("Wat is het bericht?", Prose(news)), Fact("Wat verwachten wij?", Prose(expectation)),
                ])
            ]
        )
    }
}

extension Problem {
    /// Someone whose role lets them see this case, but not handle it.
    static let mayNotHandlePermit = Problem(
        403,
        "not-allowed",
        "Met uw rol mag u deze zaak niet behandelen. Vraag uw teamleider om hulp."
    )
}
