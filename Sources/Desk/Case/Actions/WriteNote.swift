internal import Kernel

/// Writes something down for colleagues; the resident does not see it in the pages, but can ask for it.
struct WriteNote: CaseAction {
    static let path = "/notitie"
    static let title = "Schrijf een notitie"
    static let submit = "Bewaar de notitie"
    static let done = CaseAnswerWord.noted
    static let needsVersion = false

    func refusal(_ scene: ActionScene) -> String? { nil }

    /// Whether the same words were kept from the same form already.
    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) throws -> Bool {
        guard let seen = CaseSeen(typed), let note = try? NoteText(typed.text("notitie")) else { return false }
        return try reading.dossier.notes(of: scene.file, limit: CaseSeen.remembered).contains {
            $0.text == note.text && $0.author == .staff(scene.member) && $0.at >= seen.at
        }
    }

    func fields(_ scene: ActionScene) -> [FormField] {
        [
            FormField(
                "notitie",
                "Notitie",
                .paragraph(limit: 2_000),
                hint: "Voor collega's. De inwoner kan deze notitie opvragen.",
                missing: "Schrijf uw notitie."
            )
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        // The form was checked with the same rules; what is no note now was never a note.
        guard let note = try? NoteText(typed.text("notitie")) else { throw Problem.notFound }
        try session.handling.write(note, on: scene.file)
    }
}
