internal import Kernel

/// Runs one action: shows its form, checks, shows what will happen, and does it when nobody was in between.
struct CaseActionDesk<Action: CaseAction>: Sendable {
    let action: Action
    let staff: any StaffDirectory
    let plainDutch: PlainDutch

    var routes: [Route] {
        let pattern = CaseDesk.pattern + Action.path
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(ask)),
            Route(.post, pattern, access: .staff(.handleCases), .change(take)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let scene = try context.read { session in
            try self.scene(request, FormAnswers(request.query), context, CaseReading(session))
        }
        guard action.refusal(scene) == nil else { return show(try refused(scene), scene) }
        let form = try form(scene)
        // Where nothing is asked there is nothing to look over first.
        if form.fields.isEmpty, let preview = try action.preview(FormAnswers([]), scene) {
            return show(page(confirm(FormAnswers([]), scene, form), scene, preview), scene)
        }
        return show(page(form, scene), scene)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        guard typed.isConfirmed else {
            // Nothing changes yet: it is checked and previewed from a snapshot, and the writer works on.
            let rendering = try context.read { session in
                let reading = CaseReading(session)
                let scene = try self.scene(request, typed, context, reading)
                return try hindrance(typed, scene, reading) ?? look(typed, scene)
            }
            return Change { _ in rendering }
        }
        return Change { session in
            let reading = CaseReading(session)
            let scene = try self.scene(request, typed, context, reading)
            if let hindrance = try hindrance(typed, scene, reading) { return hindrance }
            let form = action.checked(try form(scene, typed).filled(from: typed), typed, scene)
            guard form.isWithoutFaults else { return faulted(form, scene) }
            try action.apply(typed, scene, session)
            return back(scene, Action.done)
        }
    }

    /// What stands in the way of an action; `nil` when it can be done.
    private func hindrance(
        _ typed: FormAnswers,
        _ scene: ActionScene,
        _ reading: CaseReading
    ) throws -> Rendering? {
        if try action.isDone(typed, scene, reading) { return back(scene, nil) }
        // Who did not press the last button was not asked whether the case changed meanwhile.
        if typed.has(Form.confirmedField), isOvertaken(typed, scene) {
            let conflict = CaseConflict(scene: scene, typed: typed, form: try form(scene))
            let events = try reading.dossier.events(of: scene.file, limit: 20)
            let page = try conflict.page(Action.self, events)
            return .response(show(page, scene, status: 409))
        }
        guard action.refusal(scene) != nil else { return nil }
        let page = try refused(scene)
        return .response(show(page, scene, status: 409))
    }

    /// Shows what was typed again, or what will happen; changes nothing.
    private func look(_ typed: FormAnswers, _ scene: ActionScene) throws -> Rendering {
        let filled = try form(scene, typed).filled(from: typed)
        if typed.has(Form.backField) { return .response(show(page(filled, scene), scene)) }
        let form = action.checked(filled, typed, scene)
        guard form.isWithoutFaults else { return faulted(form, scene) }
        let preview = try action.preview(typed, scene) ?? []
        return .response(show(page(confirm(typed, scene, form), scene, preview), scene))
    }

    private func faulted(_ form: Form, _ scene: ActionScene) -> Rendering {
        .response(show(page(form, scene), scene, status: 422))
    }

    private func back(_ scene: ActionScene, _ word: CaseAnswerWord?) -> Rendering {
        let query = word.map { [Request.QueryItem("klaar", $0.rawValue)] } ?? []
        return .response(scene.context.seeOther(scene.handled.address(query: query)))
    }

    /// - Throws: ``Problem/mayNotHandleCase`` for who may see the case and not handle it.
    private func scene(
        _ request: Request,
        _ typed: FormAnswers,
        _ context: Context,
        _ reading: CaseReading
    ) throws -> ActionScene {
        let handled = try HandledCase(request, context, reading.cases)
        try handled.requireHandler(context)
        var scene = ActionScene(
            handled: handled,
            context: context,
            visitor: try DeskVisitor(context),
            colleagues: Colleagues(staff),
            plainDutch: plainDutch,
            terms: try reading.dossier.terms(of: handled.file),
            handOver: try reading.dossier.handOver(of: handled.file)
        )
        scene.task = try typed.task.flatMap { try reading.tasks.task($0, of: handled.file) }
        scene.other = try typed.otherCase.flatMap(reading.cases.find(number:))
        return scene
    }

    /// Whether someone else changed the case after the reader of this form saw it.
    private func isOvertaken(_ typed: FormAnswers, _ scene: ActionScene) -> Bool {
        Action.needsVersion && typed.text("versie") != String(scene.file.work.version)
    }
}

extension CaseActionDesk {
    /// The empty form; of a form that was sent the version and moment stay what they were.
    private func form(_ scene: ActionScene, _ typed: FormAnswers? = nil) throws -> Form {
        let seen = CaseSeen(typed) ?? CaseSeen(scene)
        let isLast = try action.preview(FormAnswers([]), scene) == nil
        return Form(
            to: scene.handled.address(Action.path),
            fields: try action.fields(scene),
            hidden: seen.hidden + action.hidden(scene) + (isLast ? [Form.HiddenValue(Form.confirmedField, "ja")] : []),
            submit: isLast ? Action.submit : "Kijk het na"
        ).guarded(by: scene.context.session?.formToken ?? "")
    }

    /// The form behind the preview: everything that was typed travels along unseen.
    private func confirm(_ typed: FormAnswers, _ scene: ActionScene, _ form: Form) -> Form {
        let seen = CaseSeen(typed) ?? CaseSeen(scene)
        let carried = typed.carried(of: form.fields)
        return Form(
            to: form.action,
            fields: [],
            hidden: seen.hidden + action.hidden(scene) + carried + [Form.HiddenValue(Form.confirmedField, "ja")],
            submit: Action.submit,
            others: form.fields.isEmpty ? [] : [Form.Button("Verander het", name: Form.backField, value: "ja")]
        ).guarded(by: scene.context.session?.formToken ?? "")
    }

    private func page(_ form: Form, _ scene: ActionScene, _ before: [Block] = []) -> Page {
        scene.page(
            before.isEmpty || form.others.isEmpty ? Action.title : "Kijk het na: \(Action.title.withSmallStart)",
            here: here(scene),
            before + [.form(form)]
        )
    }

    private func refused(_ scene: ActionScene) throws -> Page {
        scene.page(
            Action.title,
            here: here(scene),
            [
                .notice(Notice(.info, Prose(action.refusal(scene) ?? "Dit kan nu niet."))),
                .links([Link("Terug naar de zaak", scene.handled.address())]),
            ]
        )
    }

    /// The address of the form, with what it is about.
    private func here(_ scene: ActionScene) -> Address {
        scene.handled.address(
            Action.path,
            query: action.hidden(scene).map { Request.QueryItem($0.name, $0.value) }
        )
    }

    private func show(_ page: Page, _ scene: ActionScene, status: Int = 200) -> Response {
        scene.context.show(page, status: status)
    }
}

extension ActionScene {
    /// A page below the page of the case.
    func page(_ title: String, here: Address, _ blocks: [Block]) -> Page {
        visitor.page(
            title,
            here: here,
            blocks,
            trail: [Link(DeskMenu.worklist, .local("/werk")), Link(handled.title, handled.address())],
            lead: Prose(handled.file.number.description + ", " + type.staffName + ".")
        )
    }
}

extension FormAnswers {
    /// The task that a form or an address names.
    fileprivate var task: UniqueID? { try? UniqueID(text(DoTask.field)) }

    /// The other case that a form names.
    fileprivate var otherCase: CaseNumber? { try? CaseNumber(text(RelateCase.field)) }
}
