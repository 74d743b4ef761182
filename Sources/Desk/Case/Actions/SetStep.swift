internal import Kernel

/// Sets the next step of a case, also the last one and, where the type allows it, one that opens it again.
struct SetStep: CaseAction {
    static let path = "/stap"
    static let title = "Zet de volgende stap"
    static let submit = "Zet de stap en verstuur het bericht"
    static let done = CaseAnswerWord.step

    func refusal(_ scene: ActionScene) -> String? {
        guard next(scene).isEmpty else { return nil }
        if let page = reserved(scene).first?.page { return "De volgende stap zet u op een andere pagina: \(page)." }
        return isSuspended(scene)
            ? "De tijd van deze zaak staat stil. Laat de tijd eerst weer lopen."
            : "Na deze stap komt er geen stap meer."
    }

    /// The steps that may come now.
    ///
    /// While the limit stands still the case can only be closed, which ends that.
    private func next(_ scene: ActionScene) -> [CaseType.Step] {
        let all = (scene.type.transitions[scene.file.statusKey] ?? []).compactMap { scene.type.step($0)?.step }
            .filter { scene.context.parts.reserved($0.key, of: scene.type.key) == nil }
        return isSuspended(scene) ? all.filter(\.isFinal) : all
    }

    /// The steps from here that only a page of a module sets.
    private func reserved(_ scene: ActionScene) -> [ReservedStep] {
        (scene.type.transitions[scene.file.statusKey] ?? []).compactMap {
            scene.context.parts.reserved($0, of: scene.type.key)
        }
    }

    private func isSuspended(_ scene: ActionScene) -> Bool { scene.file.work.suspendedOn != nil }

    func fields(_ scene: ActionScene) -> [FormField] {
        let steps = next(scene).map { step in
            FormField.Option(step.key, step.name, hint: step.isFinal ? "De zaak is dan klaar." : nil)
        }
        let hint = isSuspended(scene) ? "De tijd staat stil. U kunt de zaak nu alleen afsluiten." : nil
        return [FormField("stap", "Welke stap?", .choice(steps), hint: hint, missing: "Kies een stap.")]
            + resultField(scene) + [
                FormField(
                    "toelichting",
                    "Toelichting voor de inwoner",
                    .paragraph(limit: 1_000),
                    hint: "Dit komt in het bericht aan de inwoner.",
                    missing: nil
                ),
                FormField(
                    "reden",
                    "Reden voor collega's",
                    .paragraph(limit: 500),
                    hint: "Nodig als de zaak klaar is of weer opengaat. De inwoner ziet dit niet.",
                    missing: nil
                ),
            ]
    }

    private func resultField(_ scene: ActionScene) -> [FormField] {
        guard next(scene).contains(where: \.isFinal), !scene.type.results.isEmpty else { return [] }
        let results = scene.type.results.map { FormField.Option($0.key, $0.name) }
        return [
            FormField(
                "resultaat",
                "Resultaat",
                .choice(results),
                hint: "Kies dit alleen als de zaak klaar is.",
                missing: nil
            )
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: ActionScene) -> Form {
        var form = form.withoutNumbers(in: typed)
        guard let step = scene.type.step(typed.text("stap"))?.step else { return form }
        let hasResult = !typed.text("resultaat").isEmpty
        if step.isFinal, !hasResult, !scene.type.results.isEmpty {
            form = form.faulted("resultaat", "Kies hoe de zaak is afgelopen.")
        }
        if !step.isFinal, hasResult {
            form = form.faulted("resultaat", "Een resultaat hoort bij de laatste stap. Haal het weg of kies die stap.")
        }
        if step.isFinal || scene.file.isClosed, typed.text("reden").isEmpty {
            form = form.faulted("reden", "Schrijf op waarom de zaak klaar is of weer opengaat.")
        }
        return form
    }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) -> [Block]? {
        guard let step = scene.type.step(typed.text("stap"))?.step else { return [] }
        let more = typed.text("toelichting")
        let text = MessageText(
            reached: step,
            of: scene.type,
            number: scene.file.number,
            explanation: more.isEmpty ? nil : more
        )
        let result = scene.type.results.first { $0.key == typed.text("resultaat") }
        let facts =
            [Fact("Nieuwe stap", Prose(step.name))] + (result.map { [Fact("Resultaat", Prose($0.name))] } ?? [])
        let message =
            text.map { text in
                [
                    Block.section(
                        "Dit bericht krijgt de inwoner",
                        [.facts([Fact("Onderwerp", Prose(text.subject))])]
                            + MessageBlocks(text).blocks
                    )
                ]
            } ?? [.paragraph("Bij deze stap hoort geen bericht aan de inwoner.")]
        return [.facts(facts)] + scene.remarks(on: [more]) + message
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        guard let step = scene.type.step(typed.text("stap"))?.step else { throw Problem.notFound }
        let more = typed.text("toelichting")
        let result = typed.text("resultaat")
        _ = try session.cases.move(
            scene.file,
            of: scene.type,
            with: StatusChange(
                to: step,
                at: max(scene.context.now, scene.file.statusAt),
                explanation: more.isEmpty ? nil : more,
                resultKey: result.isEmpty ? nil : result
            )
        )
        if let note = try? NoteText(typed.text("reden")) { try session.handling.write(note, on: scene.file) }
    }
}
