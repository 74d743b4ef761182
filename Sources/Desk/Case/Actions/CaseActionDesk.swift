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
            let handled = try HandledCase(request, context, session.cases)
            let typed = FormAnswers(request.query)
            var scene = try self.scene(handled, context, session.dossier)
            scene.task = try typed.task.flatMap { try session.tasks.task($0, of: handled.file) }
            return scene
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
        return Change { session in
            let handled = try HandledCase(request, context, session.cases)
            var found = try self.scene(handled, context, session.dossier)
            found.task = try typed.task.flatMap { try session.tasks.task($0, of: handled.file) }
            found.other = try typed.otherCase.flatMap(session.cases.find(number:))
            let scene = found
            if action.isDone(typed, scene) { return back(scene, nil) }
            if typed.has("bevestig"), isOvertaken(typed, scene) {
                let conflict = CaseConflict(scene: scene, typed: typed, form: try form(scene))
                let events = try session.dossier.events(of: scene.file, limit: 20)
                let page = try conflict.page(Action.self, events)
                return Rendering { show(page, scene, status: 409) }
            }
            if action.refusal(scene) != nil {
                let page = try refused(scene)
                return Rendering { show(page, scene, status: 409) }
            }
            return try answer(typed, scene, session)
        }
    }

    /// Checks what was typed; only the last button of a form without faults changes anything.
    private func answer(
        _ typed: FormAnswers,
        _ scene: ActionScene,
        _ session: any WriteSession
    ) throws -> Rendering {
        let filled = try form(scene, typed).filled(from: typed)
        if typed.has("terug") {
            let page = page(filled, scene)
            return Rendering { show(page, scene) }
        }
        let form = action.checked(filled, typed, scene)
        guard form.isWithoutFaults else {
            let page = page(form, scene)
            return Rendering { show(page, scene, status: 422) }
        }
        // Who did not press the last button was not asked either whether the case changed meanwhile.
        guard typed.has("bevestig") else {
            let page = page(confirm(typed, scene, form), scene, try action.preview(typed, scene) ?? [])
            return Rendering { show(page, scene) }
        }
        try action.apply(typed, scene, session)
        return back(scene, Action.done)
    }

    private func back(_ scene: ActionScene, _ word: CaseAnswerWord?) -> Rendering {
        let query = word.map { [Request.QueryItem("klaar", $0.rawValue)] } ?? []
        return .response(scene.context.seeOther(scene.handled.address(query: query)))
    }

    /// - Throws: ``Problem/mayNotHandleCase`` for who may see the case and not handle it.
    private func scene(
        _ handled: HandledCase,
        _ context: Context,
        _ dossier: any CaseDossier
    ) throws -> ActionScene {
        let scene = ActionScene(
            handled: handled,
            context: context,
            visitor: try DeskVisitor(context),
            staff: staff,
            plainDutch: plainDutch,
            terms: try dossier.terms(of: handled.file),
            handOver: try dossier.handOver(of: handled.file)
        )
        guard scene.may(.handleCases) else { throw Problem.mayNotHandleCase }
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
            hidden: seen.hidden + action.hidden(scene) + (isLast ? [Form.HiddenValue("bevestig", "ja")] : []),
            submit: isLast ? Action.submit : "Kijk het na"
        ).guarded(by: scene.context.session?.formToken ?? "")
    }

    /// The form behind the preview: everything that was typed travels along unseen.
    private func confirm(_ typed: FormAnswers, _ scene: ActionScene, _ form: Form) -> Form {
        let seen = CaseSeen(typed) ?? CaseSeen(scene)
        let carried = form.fields.flatMap { field in
            typed.items.filter { $0.name == field.name }.map { Form.HiddenValue($0.name, $0.value) }
        }
        return Form(
            to: form.action,
            fields: [],
            hidden: seen.hidden + action.hidden(scene) + carried + [Form.HiddenValue("bevestig", "ja")],
            submit: Action.submit,
            others: form.fields.isEmpty ? [] : [Form.Button("Verander het", name: "terug", value: "ja")]
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

extension String {
    fileprivate var withSmallStart: String { prefix(1).lowercased() + dropFirst() }
}
