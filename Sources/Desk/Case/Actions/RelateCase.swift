internal import Kernel

/// Says that two cases have to do with each other; it then stands on both.
struct RelateCase: CaseAction {
    static let path = "/koppelen"
    static let title = "Koppel een andere zaak"
    static let submit = "Koppel de zaken"
    static let done = CaseAnswerWord.related
    static let needsVersion = false

    /// The field that names the other case.
    static let field = "nummer"

    func refusal(_ scene: ActionScene) -> String? { nil }

    func fields(_ scene: ActionScene) -> [FormField] {
        [
            FormField(
                Self.field,
                "Zaaknummer van de andere zaak",
                .text(limit: 30),
                hint: "Bijvoorbeeld Z-2026-000123.",
                missing: "Vul het zaaknummer in."
            )
        ]
    }

    /// A case out of sight is as unknown as one that does not exist.
    func checked(_ form: Form, _ typed: FormAnswers, _ scene: ActionScene) -> Form {
        guard form.isWithoutFaults else { return form }
        guard let other = scene.other else {
            return form.faulted(Self.field, "Wij vinden deze zaak niet. Kijk het nummer na.")
        }
        return other.key == scene.file.key ? form.faulted(Self.field, "Dit is deze zaak zelf. Kies een andere.") : form
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        guard let other = scene.other else { throw Problem.notFound }
        try session.handling.relate(scene.file, to: other)
    }
}
