internal import Kernel

/// `/werk/meldingen/{number}/vraag`: asks who made a report something, as a task with a message.
struct AskReporter: Sendable {
    static let part = "vraag"
    static let title = "Vraag de melder iets"
    /// Stored with the task.
    static let taskKey = "vraag-aan-melder"

    var routes: [Route] {
        let pattern = "\(HandledReport.pattern)/\(Self.part)"
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(ask)),
            Route(.post, pattern, access: .staff(.handleCases), .change(take)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let handled = try context.read { try HandledReport(request, context, $0.cases) }
        if handled.file.isClosed { return handled.closed(Self.title, Self.part, context) }
        return show(form(handled, context), handled, context)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        return Change { session in
            let handled = try HandledReport(request, context, session.cases)
            if handled.file.isClosed { return Rendering { handled.closed(Self.title, Self.part, context) } }
            var form = form(handled, context).filled(from: typed).withoutNumbers(in: typed)
            let isReachable =
                try handled.file.residentKey != nil
                || !session.addresses.addresses(of: handled.file, purpose: .message).isEmpty
            if form.isWithoutFaults, !isReachable {
                form = form.faulted(Self.field, "Deze melder liet geen e-mailadres achter. U kunt niets vragen.")
            }
            guard form.isWithoutFaults, let text = typed.text(Self.field).nonEmpty else {
                let page = form
                return Rendering { show(page, handled, context, status: 422) }
            }
            let open = try session.tasks.tasks(of: handled.file).filter {
                $0.what.key == Self.taskKey && $0.state == .open
            }
            // The same button twice asks once.
            if !open.contains(where: { $0.what.text == text }) {
                try send(text, handled.file, context.now, session)
            }
            return Rendering { context.seeOther(handled.page) }
        }
    }

    func send(_ question: String, _ file: CaseFile, _ now: Timestamp, _ session: any WriteSession) throws {
        let what = CaseType.Task(
            key: Self.taskKey,
            side: .resident,
            kind: .answer,
            name: "Beantwoord onze vraag",
            text: question
        )
        try session.tasks.ask([what], of: file, by: nil)
        let asked = try session.tasks.tasks(of: file).last { $0.what.key == Self.taskKey && $0.state == .open }
        guard let task = asked else { throw Problem.caseKeptElsewhere }
        let code = FollowCode(from: session.newID())
        try QuestionTable.add(task, code: code, of: file, at: now, to: session.tables)
        _ = try session.messages.send(
            MessageText(
                subject: "Wij hebben een vraag over uw melding",
                about: "Uw melding: \(file.title). Het zaaknummer is \(file.number).",
                news: question,
                expectation: "Open de link hieronder. Kies: Beantwoord de vraag. Vul dan deze antwoordcode in: \(code)."
            ),
            about: file
        )
    }

    private static let field = "vraag"

    private func form(_ handled: HandledReport, _ context: Context) -> Form {
        handled.form(
            Self.part,
            [
                FormField(
                    Self.field,
                    "Wat wilt u weten?",
                    .paragraph(limit: 1_000),
                    hint: "De melder leest dit in een e-mail en kan een foto terugsturen.",
                    missing: "Schrijf uw vraag."
                )
            ],
            submit: "Verstuur de vraag",
            context
        )
    }

    private func show(_ form: Form, _ handled: HandledReport, _ context: Context, status: Int = 200) -> Response {
        handled.show(Self.title, Self.part, [.form(form)], context, status: status)
    }
}

extension Problem {
    /// A task of a case that another system keeps has to be asked there.
    static let caseKeptElsewhere = Problem(
        409,
        "case-kept-elsewhere",
        "Een ander systeem houdt deze zaak bij. Stel de vraag daar."
    )
}

extension String {
    /// `nil` when there is nothing in it.
    var nonEmpty: String? { isEmpty ? nil : self }
}
