internal import Kernel

/// Runs one action: shows its form, checks, shows what will happen, and does it when nobody was in between.
struct PermitActionDesk<Action: PermitAction>: Sendable {
    let action: Action
    let kinds: PermitKindList

    var routes: [Route] {
        let pattern = "/werk/zaken/{number}\(Action.link.path)"
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(ask)),
            Route(.post, pattern, access: .staff(.handleCases), .change(take)),
        ]
    }

    private static var version: String { "versie" }
    private static var confirmed: String { "bevestig" }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let scene = try context.read { try PermitScene(request, context, kinds, $0.cases, $0.tables) }
        if let why = action.refusal(scene) { return context.show(refused(scene, why)) }
        return context.show(page(form(scene), scene))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        return Change { session in
            let scene = try PermitScene(request, context, kinds, session.cases, session.tables)
            if action.isDone(typed, scene) { return Rendering { context.seeOther(scene.address()) } }
            if typed.has(Self.confirmed), typed.text(Self.version) != String(scene.file.work.version) {
                let page = refused(scene, "Iemand veranderde deze zaak net. Kijk eerst op de pagina van de zaak.")
                return Rendering { context.show(page, status: 409) }
            }
            if let why = action.refusal(scene) {
                let page = refused(scene, why)
                return Rendering { context.show(page, status: 409) }
            }
            return try answer(typed, scene, session)
        }
    }

    /// Checks what was typed; only the last button of a form without faults changes anything.
    private func answer(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws -> Rendering {
        let context = scene.context
        let filled = form(scene).filled(from: typed)
        if typed.has("terug") {
            let page = page(filled, scene)
            return Rendering { context.show(page) }
        }
        let form = action.checked(filled.withoutNumbers(in: typed), typed, scene)
        guard form.isWithoutFaults else {
            let page = page(form, scene)
            return Rendering { context.show(page, status: 422) }
        }
        guard typed.has(Self.confirmed) else {
            let preview = action.preview(typed, scene) ?? []
            let page = page(confirm(typed, form, scene), scene, preview)
            return Rendering { context.show(page) }
        }
        try action.apply(typed, scene, session)
        return Rendering { context.seeOther(scene.address()) }
    }

    /// The empty form; one whose action shows nothing first counts at once.
    private func form(_ scene: PermitScene) -> Form {
        let isLast = action.preview(FormAnswers([]), scene) == nil
        return Form(
            to: scene.address(Action.link.path),
            fields: action.fields(scene),
            hidden: hidden(scene) + (isLast ? [Form.HiddenValue(Self.confirmed, "ja")] : []),
            submit: isLast ? Action.submit : "Kijk het na"
        ).guarded(by: scene.context.caller.staffSession?.formToken ?? "")
    }

    /// The form behind the preview: everything that was typed travels along unseen.
    private func confirm(_ typed: FormAnswers, _ form: Form, _ scene: PermitScene) -> Form {
        let carried = form.fields.flatMap { field in
            typed.items.filter { $0.name == field.name || $0.name.hasPrefix(field.name + "-") }
                .map { Form.HiddenValue($0.name, $0.value) }
        }
        return Form(
            to: form.action,
            fields: [],
            hidden: hidden(scene) + carried + [Form.HiddenValue(Self.confirmed, "ja")],
            submit: Action.submit,
            others: [Form.Button("Verander het", name: "terug", value: "ja")]
        ).guarded(by: scene.context.caller.staffSession?.formToken ?? "")
    }

    private func hidden(_ scene: PermitScene) -> [Form.HiddenValue] {
        [Form.HiddenValue(Self.version, String(scene.file.work.version))]
    }

    private func page(_ form: Form, _ scene: PermitScene, _ before: [Block] = []) -> Page {
        let words = Action.link.words
        let title = before.isEmpty ? words : "Kijk het na: \(words.withSmallStart)"
        return self.page(title, scene, before + [.form(form)])
    }

    private func refused(_ scene: PermitScene, _ why: String) -> Page {
        page(
            Action.link.words,
            scene,
            [.notice(Notice(.info, Prose(why))), .links([Link("Terug naar de zaak", scene.address())])]
        )
    }

    private func page(_ title: String, _ scene: PermitScene, _ blocks: [Block]) -> Page {
        scene.context.staffPage(
            title,
            section: "Werklijst",
            here: scene.address(Action.link.path),
            lead: Prose(scene.file.number.description + ", " + scene.type.staffName + "."),
            blocks
        )
    }
}

extension Form {
    /// The form with a fault at each text that holds what looks like a citizen service number.
    fileprivate func withoutNumbers(in typed: FormAnswers) -> Form {
        fields.filter { CitizenServiceNumber.mayStand(in: typed.text($0.name)) }.reduce(self) { form, field in
            form.faulted(field.name, "Haal het burgerservicenummer uit de tekst. Dat staat al bij de zaak.")
        }
    }
}

extension FormAnswers {
    /// The day that a question for a date was answered with; `nil` when it is no day.
    func day(_ name: String) -> Day? {
        guard let day = Int(text(name + "-dag")), let month = Int(text(name + "-maand")),
            let year = Int(text(name + "-jaar"))
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The lines of a longer text, without empty ones.
    func lines(_ name: String) -> [String] {
        text(name).split(separator: "\n").map { line in
            String(line.drop { $0.isWhitespace || $0 == "-" })
        }.filter { !$0.isEmpty }
    }
}
