internal import Kernel

/// Writes a message of one's own to the resident, in the three blocks that every message has.
struct WriteMessage: CaseAction {
    static let path = "/bericht"
    static let title = "Schrijf de inwoner"
    static let submit = "Verstuur het bericht"
    static let done = CaseAnswerWord.messaged
    static let needsVersion = false

    func refusal(_ scene: ActionScene) -> String? { nil }

    /// Whether the same words went out from the same form already; a resident reads them once.
    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) throws -> Bool {
        guard let seen = CaseSeen(typed), let text = text(typed, scene) else { return false }
        return try reading.messages.messages(of: scene.file, limit: CaseSeen.remembered).contains {
            $0.text == text && $0.author == .staff(scene.member) && $0.at >= seen.at
        }
    }

    func fields(_ scene: ActionScene) -> [FormField] {
        [
            FormField("onderwerp", "Onderwerp", .text(limit: 200), missing: "Schrijf een onderwerp."),
            Self.block("over", "Waar gaat het over?"), Self.block("nieuws", "Wat is het bericht?"),
            Self.block("verwacht", "Wat verwachten wij van de inwoner?"),
        ]
    }

    private static func block(_ name: String, _ label: String) -> FormField {
        FormField(name, label, .paragraph(limit: 2_000), missing: "Vul dit deel van het bericht in.")
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: ActionScene) -> Form {
        let form = form.withoutNumbers(in: typed)
        guard form.isWithoutFaults, text(typed, scene) == nil else { return form }
        return form.faulted("onderwerp", "Schrijf het onderwerp op één regel.")
    }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) -> [Block]? {
        let texts = ["onderwerp", "over", "nieuws", "verwacht"].map(typed.text)
        return scene.remarks(on: texts) + scene.messagePreview(text(typed, scene))
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        guard let text = text(typed, scene) else { throw Problem.notFound }
        _ = try session.messages.send(text, about: scene.file)
    }

    private func text(_ typed: FormAnswers, _ scene: ActionScene) -> MessageText? {
        scene.message(
            subject: typed.text("onderwerp"),
            about: typed.text("over"),
            news: typed.text("nieuws"),
            expectation: typed.text("verwacht")
        )
    }
}
