internal import Kernel

/// Lets the legal limit stand still, because the municipality waits for the resident (Awb 4:15).
struct SuspendTerm: CaseAction {
    static let path = "/opschorten"
    static let title = "Laat de tijd stilstaan"
    static let submit = "Laat de tijd stilstaan en verstuur het bericht"
    static let done = CaseAnswerWord.suspended

    func refusal(_ scene: ActionScene) -> String? {
        guard let suspension = scene.type.suspension else { return "Bij dit zaaktype kan de tijd niet stilstaan." }
        if scene.file.isClosed { return "Deze zaak is klaar." }
        if scene.file.work.suspendedOn != nil { return "De tijd van deze zaak staat al stil." }
        guard scene.type.canBeSuspended(in: scene.file.statusKey) else {
            return "In deze stap kan de tijd niet stilstaan (\(suspension.article))."
        }
        return nil
    }

    func fields(_ scene: ActionScene) -> [FormField] {
        [
            FormField(
                "nodig",
                "Wat hebt u van de inwoner nodig?",
                .paragraph(limit: 1_000),
                hint: "De inwoner leest dit. Schrijf korte zinnen.",
                missing: "Schrijf wat u van de inwoner nodig hebt."
            )
        ]
    }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) -> [Block]? {
        let text = Self.message(typed.text("nodig"), scene)
        return [.paragraph("De wettelijke datum schuift op zodra de tijd weer loopt.")]
            + scene.remarks(on: [typed.text("nodig")]) + scene.messagePreview(text)
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        let reason = typed.text("nodig")
        let file = try session.handling.suspend(scene.file, of: scene.type, reason: reason)
        if let text = Self.message(reason, scene) { _ = try session.messages.send(text, about: file) }
    }

    private static func message(_ needed: String, _ scene: ActionScene) -> MessageText? {
        scene.message(
            subject: "Wij wachten op u",
            news: "Wij hebben nog iets van u nodig. Tot dan staat de tijd voor uw zaak stil.",
            expectation: needed
        )
    }
}

/// Lets the legal limit run on.
struct ResumeTerm: CaseAction {
    static let path = "/hervatten"
    static let title = "Laat de tijd weer lopen"
    static let submit = "Laat de tijd lopen en verstuur het bericht"
    static let done = CaseAnswerWord.resumed

    func refusal(_ scene: ActionScene) -> String? { nil }

    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) -> Bool {
        scene.file.work.suspendedOn == nil
    }

    func fields(_ scene: ActionScene) -> [FormField] { [] }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) -> [Block]? {
        guard let since = scene.file.work.suspendedOn else { return [.paragraph("De tijd van deze zaak loopt al.")] }
        let days = max(scene.context.today.number - since.number, 0)
        let moved: Prose = "De tijd stond \(days == 1 ? "1 dag" : "\(days) dagen") stil. De datums schuiven zoveel op."
        return [.paragraph(moved)] + scene.messagePreview(Self.message(scene, scene.file))
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        let file = try session.handling.resume(scene.file, of: scene.type)
        if let text = Self.message(scene, file) { _ = try session.messages.send(text, about: file) }
    }

    private static func message(_ scene: ActionScene, _ file: CaseFile) -> MessageText? {
        scene.message(
            subject: "Wij gaan verder met uw zaak",
            news: "De tijd voor uw zaak loopt weer. Wij gaan verder.",
            expectation: "U hoeft nu niets te doen."
        )
    }
}
