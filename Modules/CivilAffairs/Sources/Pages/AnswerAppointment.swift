internal import Kernel

/// `/afspraak/{code}/…`: the pages on which a resident confirms, cancels or moves an appointment, without login.
struct AnswerAppointment: Sendable {
    let door: AppointmentDoor

    @Sendable
    func confirm(_ request: Request, _ context: Context) throws -> Change {
        change(.confirm, "bevestigd", try door.open(request, context), context)
    }

    @Sendable
    func askCancel(_ request: Request, _ context: Context) throws -> Response {
        let found = try door.open(request, context)
        guard found.appointment.isOpen(at: context.now) else { return context.seeOther(found.page()) }
        let form = Form(to: found.address("afzeggen"), fields: [], submit: "Zeg de afspraak af")
        return context.show(
            Page(
                "Zeg de afspraak af",
                section: TakeAppointment.page.words,
                trail: [Link("Uw afspraak", found.page())],
                blocks: [
                    .facts(ShowAppointment.facts(found.appointment.slot, found.appointment.chosen)),
                    .paragraph("Iemand anders kan deze tijd dan kiezen."), .form(form),
                    .links([Link("Ga terug naar uw afspraak", found.page())]),
                ]
            )
        )
    }

    @Sendable
    func cancel(_ request: Request, _ context: Context) throws -> Change {
        change(.cancel, "afgezegd", try door.open(request, context), context)
    }

    @Sendable
    func askMove(_ request: Request, _ context: Context) throws -> Response {
        let found = try door.open(request, context)
        guard found.appointment.isOpen(at: context.now) else { return context.seeOther(found.page()) }
        let start = FormAnswers([
            Request.QueryItem(AppointmentForm.Name.counter, found.appointment.slot.counter.key)
        ])
        let form = try context.read { try filled(start, found, $0.tables) }
        return context.show(form.isFull ? TakeAppointment.full(form) : form.journey.firstPage(with: start))
    }

    @Sendable
    func move(_ request: Request, _ context: Context) throws -> Change {
        let found = try door.open(request, context)
        let typed = FormAnswers(request)
        let form = try context.read { try filled(typed, found, $0.tables) }
        if case .show(let page, let status) = form.journey.turn(form.answers) {
            let shown = form.isFull ? TakeAppointment.full(form) : page
            return Change { _ in Rendering { context.show(shown, status: status) } }
        }
        guard let slot = form.slot else { throw Problem.formBroken }
        return change(.move(to: slot), "verzet", found, context)
    }

    /// Does it and says so, by the word of the address behind it.
    private func change(
        _ change: ChangeAppointment,
        _ said: String,
        _ found: AppointmentDoor.Found,
        _ context: Context
    ) -> Change {
        Change { session in
            Self.answer(try change.apply(to: found.appointment, found.desk, session), said, found, context)
        }
    }

    private func filled(
        _ answers: FormAnswers,
        _ found: AppointmentDoor.Found,
        _ tables: any Database
    ) throws -> AppointmentForm {
        try AppointmentForm(answers, moving: found.appointment, to: found.address("verzetten"), found.desk, tables)
    }

    private static func answer(
        _ outcome: ChangeAppointment.Outcome,
        _ said: String,
        _ found: AppointmentDoor.Found,
        _ context: Context
    ) -> Rendering {
        let page =
            switch outcome {
            case .done: found.page(said)
            case .closed: found.page()
            case .taken: found.page("bezet")
            }
        return Rendering { context.seeOther(page) }
    }
}
