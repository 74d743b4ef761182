/// Runs one action of a module: shows its form, checks, shows what will happen, and does it when nobody was in between.
public struct ModuleActionDesk<Action: ModuleAction>: Sendable {
    /// Reads what the action needs of a case; throws ``Problem/notFound`` for a case that is not the action's.
    ///
    /// The tables are the module's own.
    public typealias Opening = @Sendable (HandledCase, Context, any Database) throws -> Action.Scene

    private let action: Action
    private let open: Opening

    public init(_ action: Action, opening open: @escaping Opening) {
        self.action = action
        self.open = open
    }

    /// The page of the action, and what its form is sent to.
    public var routes: [Route] {
        let pattern = "/werk/zaken/{number}\(Action.link.path)"
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(ask)),
            Route(.post, pattern, access: .staff(.handleCases), .change(take)),
        ]
    }

    private static var version: String { "versie" }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let scene = try context.read { try self.scene(request, context, $0.cases, $0.tables) }
        if let why = action.refusal(scene) { return context.show(refused(scene, why)) }
        return context.show(page(form(scene), scene))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        guard typed.isConfirmed else {
            // Nothing changes yet: it is checked and previewed from a snapshot, and the writer works on.
            let rendering = try context.read { session in
                let scene = try self.scene(request, context, session.cases, session.tables)
                return hindrance(typed, scene) ?? look(typed, scene)
            }
            return Change { _ in rendering }
        }
        return Change { session in
            let scene = try self.scene(request, context, session.cases, session.tables)
            if let hindrance = hindrance(typed, scene) { return hindrance }
            let form = checked(typed, scene)
            guard form.isWithoutFaults else { return faulted(form, scene) }
            try action.apply(typed, scene, session)
            return .response(context.seeOther(scene.handled.address()))
        }
    }

    /// - Throws: ``Problem/mayNotHandleCase`` for who may see the case and not handle it.
    private func scene(
        _ request: Request,
        _ context: Context,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> Action.Scene {
        let handled = try HandledCase(request, context, cases)
        try handled.requireHandler(context)
        return try open(handled, context, tables)
    }

    /// What stands in the way of an action; `nil` when it can be done.
    private func hindrance(_ typed: FormAnswers, _ scene: Action.Scene) -> Rendering? {
        let context = scene.context
        if action.isDone(typed, scene) { return .response(context.seeOther(scene.handled.address())) }
        let isOvertaken = typed.has(Form.confirmedField) && typed.text(Self.version) != String(scene.file.work.version)
        let why =
            isOvertaken
            ? "Iemand veranderde deze zaak net. Kijk eerst op de pagina van de zaak." : action.refusal(scene)
        return why.map { why in .response(context.show(refused(scene, why), status: 409)) }
    }

    /// Shows what was typed again, or what will happen; changes nothing.
    private func look(_ typed: FormAnswers, _ scene: Action.Scene) -> Rendering {
        if typed.has(Form.backField) {
            return .response(scene.context.show(page(form(scene).filled(from: typed), scene)))
        }
        let form = checked(typed, scene)
        guard form.isWithoutFaults else { return faulted(form, scene) }
        let preview = action.preview(typed, scene) ?? []
        return .response(scene.context.show(page(confirm(typed, form, scene), scene, preview)))
    }

    private func checked(_ typed: FormAnswers, _ scene: Action.Scene) -> Form {
        action.checked(form(scene).filled(from: typed).withoutNumbers(in: typed), typed, scene)
    }

    private func faulted(_ form: Form, _ scene: Action.Scene) -> Rendering {
        .response(scene.context.show(page(form, scene), status: 422))
    }

    /// The empty form; one whose action shows nothing first counts at once.
    private func form(_ scene: Action.Scene) -> Form {
        let isLast = action.preview(FormAnswers([]), scene) == nil
        return Form(
            to: scene.handled.address(Action.link.path),
            fields: action.fields(scene),
            hidden: hidden(scene) + (isLast ? [Form.HiddenValue(Form.confirmedField, "ja")] : []),
            submit: isLast ? Action.submit : "Kijk het na"
        ).guarded(by: scene.context.caller.staffSession?.formToken ?? "")
    }

    /// The form behind the preview: everything that was typed travels along unseen.
    private func confirm(_ typed: FormAnswers, _ form: Form, _ scene: Action.Scene) -> Form {
        Form(
            to: form.action,
            fields: [],
            hidden: hidden(scene) + typed.carried(of: form.fields) + [Form.HiddenValue(Form.confirmedField, "ja")],
            submit: Action.submit,
            others: [Form.Button("Verander het", name: Form.backField, value: "ja")]
        ).guarded(by: scene.context.caller.staffSession?.formToken ?? "")
    }

    private func hidden(_ scene: Action.Scene) -> [Form.HiddenValue] {
        [Form.HiddenValue(Self.version, String(scene.file.work.version))]
    }

    private func page(_ form: Form, _ scene: Action.Scene, _ before: [Block] = []) -> Page {
        let words = Action.link.words
        let title = before.isEmpty ? words : "Kijk het na: \(words.withSmallStart)"
        return self.page(title, scene, before + [.form(form)])
    }

    private func refused(_ scene: Action.Scene, _ why: String) -> Page {
        page(
            Action.link.words,
            scene,
            [.notice(Notice(.info, Prose(why))), .links([Link("Terug naar de zaak", scene.handled.address())])]
        )
    }

    private func page(_ title: String, _ scene: Action.Scene, _ blocks: [Block]) -> Page {
        scene.context.staffPage(
            title,
            section: "Werklijst",
            here: scene.handled.address(Action.link.path),
            lead: Prose(scene.file.number.description + ", " + scene.type.staffName + "."),
            blocks
        )
    }
}
