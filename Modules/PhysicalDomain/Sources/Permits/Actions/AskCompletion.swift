internal import Kernel

/// Looks whether an application is complete, and asks for what is missing (Awb 4:5).
///
/// The limit stands still from the day after, until everything came or the given time passed (Awb 4:15).
struct AskCompletion: ModuleAction {
    static let link = CaseLink(words: "Vraag wat er mist", path: "/aanvulling")
    static let submit = "Vraag het en laat de tijd stilstaan"

    private static let weeks = "weken"
    private static let other = "anders"

    func refusal(_ scene: PermitScene) -> String? {
        if scene.file.isClosed { return "Deze zaak is klaar." }
        if scene.file.work.suspendedOn != nil { return "De tijd van deze zaak staat al stil." }
        guard scene.type.canBeSuspended(in: scene.file.statusKey) else {
            return "In deze stap kan de tijd niet stilstaan (\(scene.type.suspension?.article ?? "Awb, artikel 4:15"))."
        }
        return scene.file.isWithinLimit(on: scene.today) ? nil : "De wettelijke datum is voorbij."
    }

    /// Pressing twice asks once.
    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool {
        typed.has(Form.confirmedField) && scene.permit.openCompletion?.parts == parts(typed, scene)
    }

    func fields(_ scene: PermitScene) -> [FormField] {
        let ticks = scene.permit.kind.parts.enumerated().map { place, part in
            FormField(Self.part(place), part, .tick, missing: nil)
        }
        let options = CompletionTerm.weeks.map { weeks in
            FormField.Option(
                String(weeks),
                weeks == 1 ? "1 week" : "\(weeks) weken",
                hint: "Uiterlijk \(CompletionTerm.end(weeks: weeks, from: scene.today).day.inDutch)."
            )
        }
        return ticks + [
            FormField(
                Self.other,
                "Mist er nog iets anders?",
                .paragraph(limit: 600),
                hint: "Elk ding op een regel. De aanvrager leest dit.",
                missing: nil
            ),
            FormField(
                Self.weeks,
                "Hoelang krijgt de aanvrager?",
                .choice(options),
                hint: "Zonder tijd staat de klok niet stil (Awb, artikel 4:15).",
                missing: "Kies hoelang.",
                answer: .text(String(CompletionTerm.usualWeeks))
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PermitScene) -> Form {
        let parts = parts(typed, scene)
        if parts.isEmpty { return form.faulted(Self.other, "Kies wat er mist, of schrijf het op.") }
        return parts.count > 10 ? form.faulted(Self.other, "Vraag hoogstens tien dingen tegelijk.") : form
    }

    func preview(_ typed: FormAnswers, _ scene: PermitScene) -> [Block]? {
        let days = end(typed, scene)
        let message = Self.message(parts(typed, scene), until: days.day, scene)
        return [
            .facts([
                Fact("De tijd staat stil vanaf", Prose(scene.today.adding(days: 1).inDutch)),
                Fact("Laatste dag om aan te vullen", Prose("\(days.day.inDutch). \(days.text)")),
                Fact("Dit mag volgens", "Awb, artikelen 4:5 en 4:15"),
            ])
        ] + (message.map { [$0.preview(for: "de aanvrager")] } ?? [])
    }

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws {
        let parts = parts(typed, scene)
        let last = end(typed, scene).day
        try Self.ask(parts, until: last, scene.permit, on: scene.today, session)
        guard let text = Self.message(parts, until: last, scene) else { return }
        _ = try session.messages.send(text, about: scene.file)
    }

    /// Asks for the parts: the limit stands still, and each part is a task of the applicant.
    static func ask(
        _ parts: [String],
        until last: Day,
        _ permit: PermitFile,
        on today: Day,
        _ session: any WriteSession
    ) throws {
        let reason = "Wij vroegen om: \(Completion.joined(parts))."
        let file = try session.handling.suspend(permit.file, of: permit.type, reason: reason)
        try CompletionTable.add(parts, asked: today, until: last, of: file, to: session.tables)
        let tasks = parts.enumerated().map { place, part in
            CaseType.Task(
                key: CompletionEnd.taskKey(place),
                side: .resident,
                kind: .upload,
                name: "Stuur ons: \(part.withSmallStart)",
                text: "Doe dat uiterlijk op \(last.inDutch). Tot dan staat de tijd stil."
            )
        }
        try session.tasks.ask(tasks, of: file, by: last)
    }

    private static func message(_ parts: [String], until last: Day, _ scene: PermitScene) -> MessageText? {
        scene.message(
            subject: "Uw aanvraag is nog niet compleet",
            news:
                "Wij missen nog: \(Completion.joined(parts)). Tot wij dit hebben, staat de tijd om te beslissen stil.",
            expectation: "Stuur dit uiterlijk op \(last.inDutch). Anders kunnen wij stoppen met uw aanvraag."
        )
    }

    private func end(_ typed: FormAnswers, _ scene: PermitScene) -> ExplainedDay {
        CompletionTerm.end(weeks: Int(typed.text(Self.weeks)) ?? CompletionTerm.usualWeeks, from: scene.today)
    }

    private func parts(_ typed: FormAnswers, _ scene: PermitScene) -> [String] {
        let ticked = scene.permit.kind.parts.enumerated().filter { typed.has(Self.part($0.offset)) }.map(\.element)
        return ticked + typed.lines(Self.other)
    }

    private static func part(_ place: Int) -> String { "deel\(place + 1)" }
}
