internal import Kernel

/// `/afspraak`: the form to make an appointment, page by page, without scripts.
struct TakeAppointment: Sendable {
    let products: ProductList
    let limit: SendLimit

    static let page = Link("Maak een afspraak", .local("/afspraak"))

    @Sendable
    func ask(_ request: Request, _ context: Context) throws -> Response {
        let start = FormAnswers([
            Request.QueryItem(AppointmentForm.Name.mark, request.id.description),
            Request.QueryItem(AppointmentForm.Name.product, request.query(AppointmentForm.Name.product) ?? ""),
        ])
        let form = try context.read { try filled(start, context, $0.tables) }
        return context.show(form.journey.firstPage(with: start))
    }

    /// Takes one page: shows the next, or makes the appointment after the last.
    @Sendable
    func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(AppointmentForm.Name.mark))) ?? request.id
        let answers = typed.setting(AppointmentForm.Name.mark, to: mark.description)
        if let code = try context.read({ try made(before: answers, mark, context, $0.tables) }) {
            return Change { _ in Rendering { context.seeOther(.local("/afspraak/\(code)")) } }
        }
        // Only the last page needs the writer, which alone knows what is taken at this moment.
        let form = try context.read { try filled(answers, context, $0.tables) }
        if case .show(let page, let status) = form.journey.turn(form.answers) {
            let shown = form.isFull ? Self.full(form) : page
            return Change { _ in Rendering { context.show(shown, status: status) } }
        }
        limit.count(request, context)
        return Change { session in try finish(answers, mark, context, session) }
    }

    private func finish(
        _ answers: FormAnswers,
        _ mark: UniqueID,
        _ context: Context,
        _ session: any WriteSession
    ) throws -> Rendering {
        if let code = try made(before: answers, mark, context, session.tables) {
            return Rendering { context.seeOther(.local("/afspraak/\(code)")) }
        }
        let form = try filled(answers, context, session.tables)
        switch form.journey.turn(form.answers) {
        case .show(let page, let status):
            let shown = form.isFull ? Self.full(form) : page
            return Rendering { context.show(shown, status: status) }
        case .complete(let given): return try book(form, given, mark, context, session)
        }
    }

    /// The appointment that the same form made before, when it asked for the same.
    private func made(
        before answers: FormAnswers,
        _ mark: UniqueID,
        _ context: Context,
        _ tables: any Database
    ) throws -> FollowCode? {
        let desk = AppointmentDesk(products, context)
        guard let earlier = try desk.table(tables).appointment(mark: mark),
            answers.text(AppointmentForm.Name.product) == earlier.chosen.product.key,
            answers.text(AppointmentForm.Name.day) == earlier.slot.day.iso,
            answers.text(AppointmentForm.Name.time) == String(earlier.slot.minute)
        else { return nil }
        return try desk.followCode(of: earlier, tables)
    }

    private func book(
        _ form: AppointmentForm,
        _ given: FormAnswers,
        _ mark: UniqueID,
        _ context: Context,
        _ session: any WriteSession
    ) throws -> Rendering {
        guard let chosen = form.chosen, let slot = form.slot else { throw Problem.formBroken }
        let reach = BookAppointment.Reach(
            mail: try? MailAddress(given.text(AppointmentForm.Name.mail)),
            phone: given.text(AppointmentForm.Name.phone),
            address: given.text(AppointmentForm.Name.address)
        )
        let booking = BookAppointment(chosen: chosen, slot: slot, reach: reach, mark: mark, desk: form.desk)
        switch try booking.apply(session) {
        case .booked(let code):
            let made = Address.local("/afspraak/\(code)", query: [Request.QueryItem("stand", "gemaakt")])
            return Rendering { context.seeOther(made) }
        // The form was made in this same change, so the place is still there.
        case .taken: throw Problem.formBroken
        }
    }

    private func filled(_ answers: FormAnswers, _ context: Context, _ tables: any Database) throws -> AppointmentForm {
        try AppointmentForm(answers, to: .local("/afspraak"), AppointmentDesk(products, context), tables)
    }

    /// The first page of the form, with the product that was chosen before.
    private static func page(for chosen: ChosenProduct?) -> Address {
        .local(
            "/afspraak",
            query: chosen.map { [Request.QueryItem(AppointmentForm.Name.product, $0.product.key)] } ?? []
        )
    }

    /// The page in place of a list of days without days.
    static func full(_ form: AppointmentForm) -> Page {
        let phone = Link(form.desk.municipality.phone, .phone(form.desk.municipality.phone))
        let again = Link("Kies een andere locatie of manier", page(for: form.chosen))
        return Page(
            "Er is nu geen plek",
            section: page.words,
            blocks: [
                .notice(Notice(.warning, "Alle tijden zijn bezet.", isAnswer: true)),
                .paragraph("Bel \(link: phone). Dan zoeken wij samen een tijd."),
                .links(form.counters.count > 1 ? [again] : [page]),
            ]
        )
    }
}

extension Problem {
    static let tooManyAppointments = Problem(
        429,
        "too-many-appointments",
        "U maakte erg veel afspraken. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: SendLimit.windowSeconds
    )
}
