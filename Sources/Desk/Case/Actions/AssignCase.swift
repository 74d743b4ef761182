internal import Kernel

/// Puts a case in the hands of a colleague, of oneself, or of nobody in particular.
///
/// Everybody who handles such cases may take one; giving it to someone else takes the right to divide the work.
struct AssignCase: CaseAction {
    static let path = "/toewijzen"
    static let title = "Wijs de zaak toe"
    static let submit = "Wijs toe"
    static let done = CaseAnswerWord.assigned

    private static let nobody = "niemand"

    func refusal(_ scene: ActionScene) -> String? {
        scene.file.isClosed ? "Deze zaak is klaar. Niemand hoeft er nog iets aan te doen." : nil
    }

    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) -> Bool {
        scene.file.work.handler != nil && typed.text("behandelaar") == scene.file.work.handler.map(String.init)
    }

    func fields(_ scene: ActionScene) throws -> [FormField] {
        let all = try scene.colleagues.handlers(of: scene.type, in: scene.context.municipality)
        let offered = scene.may(.divideWork) ? all : all.filter { $0.id == scene.member }
        let people = offered.map { FormField.Option(String($0.id), $0.id == scene.member ? "Uzelf" : $0.fullName) }
        let none = scene.may(.divideWork) ? [FormField.Option(Self.nobody, "Nog niemand, alleen het team")] : []
        return [
            FormField(
                "behandelaar",
                "Wie behandelt deze zaak?",
                .selection([FormField.OptionGroup(nil, people + none)]),
                missing: "Kies een collega."
            )
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        let handler = Int(typed.text("behandelaar"))
        let rights = try handler.flatMap(scene.colleagues.member)?.rights(in: scene.context.municipality)
        let own = rights?.teams.count == 1 ? rights?.teams.first : nil
        _ = try session.work.assign(scene.file, team: scene.file.work.team ?? own, handler: handler)
    }
}
