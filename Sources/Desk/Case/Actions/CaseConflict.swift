internal import Kernel

/// What someone reads who was overtaken: who changed what since, what was typed, and a clear choice.
struct CaseConflict {
    let scene: ActionScene
    let typed: FormAnswers
    let form: Form

    func page<Action: CaseAction>(_ action: Action.Type, _ events: [CaseEvent]) throws -> Page {
        let since = CaseSeen(typed)?.at
        let news = events.filter { event in since.map { event.at >= $0 } ?? true }
        let history = CaseHistory(
            handled: scene.handled,
            municipality: scene.context.municipality,
            events: news,
            colleagues: scene.colleagues
        )
        return scene.page(
            "Iemand anders veranderde deze zaak",
            here: form.action,
            [
                .notice(
                    Notice(
                        .warning,
                        "Er is nog niets van u opgeslagen. Kijk eerst wat er veranderde. Kies dan wat u doet.",
                        isAnswer: true
                    )
                ),
                .section("Dit gebeurde sinds u keek", [.timeline(try history.entries())]),
                .section("Uw keuze", [.form(again(action))]),
                .links([Link("Bekijk de zaak opnieuw, en doe dit niet", scene.handled.address())]),
            ]
        )
    }

    /// Everything that was typed, once more, for the case as it is now.
    private func again<Action: CaseAction>(_ action: Action.Type) -> Form {
        let filled = form.filled(from: typed)
        let carried = typed.carried(of: filled.fields)
        return Form(
            to: form.action,
            fields: [],
            hidden: CaseSeen(scene).hidden + carried + [Form.HiddenValue(Form.confirmedField, "ja")],
            summary: filled.fields.compactMap { field in
                let text = typed.text(field.name)
                guard !text.isEmpty else { return nil }
                let words = field.options.first { $0.value == text }?.label ?? text
                return Form.SummaryLine(field.label, words, change: nil)
            },
            submit: "Doe het toch",
            others: [Form.Button("Verander het", name: Form.backField, value: "ja")]
        ).guarded(by: scene.context.session?.formToken ?? "")
    }
}
