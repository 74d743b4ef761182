internal import Kernel

/// `/werk/ontvangst`: the screen of the host: who has an appointment today, who came in without one.
struct HostScreen: Sendable {
    let products: ProductList

    static let page = Link("Ontvangst", .local("/werk/ontvangst"))
    /// The most appointments that one page shows; the rest of the day is a page further.
    static let limit = 100
    /// What the button carries that says that a resident did not come.
    static let missed = "niet-gekomen"
    private static let mark = "formulier"
    /// From when a resident who did not come can be marked so.
    static let lateMinutes = 15

    var routes: [Route] {
        let pattern = "/werk/ontvangst/{location}"
        return [
            Route(.get, "/werk/ontvangst", access: .staff(.serveDesk), .read(choose)),
            Route(.get, pattern, access: .staff(.serveDesk), .read(show)),
            Route(.post, pattern + "/is-er", access: .staff(.serveDesk), .change(arrive)),
            Route(.post, pattern + "/nummer", access: .staff(.serveDesk), .change(walkIn)),
        ]
    }

    @Sendable
    private func choose(_ request: Request, _ context: Context) throws -> Response {
        try context.checkService()
        let locations = context.municipality.locations
        let links = { (hasHost: Bool) in
            locations.filter { $0.desks.hasHost == hasHost }.map { Link($0.name, Self.address($0)) }
        }
        let parts = [("Met een gastvrouw of gastheer", links(true)), ("Zonder: u geeft zelf de nummers", links(false))]
        return context.show(
            context.staffPage(
                Self.page.words,
                here: Self.page.address,
                lead: "Kies de locatie waar u bent.",
                locations.isEmpty
                    ? [.paragraph("Er zijn geen locaties.")]
                    : parts.filter { !$0.1.isEmpty }.map { .section($0.0, [.links($0.1)]) }
            )
        )
    }

    static func address(
        _ location: Location,
        _ part: String = "",
        ticket: Ticket? = nil,
        from: TimeOfDay? = nil
    ) -> Address {
        .local(
            "/werk/ontvangst/\(location.key)\(part)",
            query: (ticket.map { [Request.QueryItem("bon", String($0.key))] } ?? [])
                + (from.map { [Request.QueryItem("vanaf", String($0.minutes))] } ?? [])
        )
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let location = try context.servedLocation(request)
        let desk = AppointmentDesk(products, context)
        let line = WaitingLine(location, now: context.now)
        let given = Int(request.query("bon") ?? "")
        let minute = Int(request.query("vanaf") ?? "") ?? 0
        let from = TimeOfDay(hour: minute / 60, minute: minute % 60) ?? .midnight
        let walkIns = walkInForm(line, mark: request.id, context)
        let blocks = try context.read { session -> [Block] in
            let table = desk.table(session.tables)
            let found = try table.appointments(at: location, on: context.today, from: from, limit: Self.limit + 1)
            let appointments = found.prefix(Self.limit)
            let numbers = try table.numbers(of: Array(appointments))
            let ticket = try given.flatMap { try TicketTable(session.tables).ticket(key: $0) }
                .flatMap { $0.location == location.key && $0.day == line.day ? $0 : nil }
            return try (ticket.map { [try told($0, line, session.tables)] } ?? [])
                + [HostTable(location: location, context: context, numbers: numbers).block(Array(appointments))]
                + pages(from, found, location)
                + walkIn(line, walkIns, session.tables)
        }
        return context.show(
            context.staffPage(
                location.name,
                section: Self.page.words,
                here: Self.address(location),
                lead: Prose("Vandaag, \(context.today.inDutch)."),
                blocks
            )
        )
    }

    /// What to tell the resident who was just given a number.
    private func told(_ ticket: Ticket, _ line: WaitingLine, _ tables: any Database) throws -> Block {
        let wait = try line.expectedMinutes(in: ticket.line, leavingOut: ticket.minutes, tables)
        let words =
            ticket.line == .appointment
            ? "Zeg: u bent aan de beurt rond \(ticket.dueAt.timeOfDay.inDutch)."
            : wait == 0 ? "Zeg: u bent zo aan de beurt." : "Zeg: het duurt ongeveer \(wait) minuten."
        return .notice(Notice(.success, Prose("Nummer \(ticket.number). \(words)"), isAnswer: true))
    }

    /// Links to the earlier and later appointments of a day that does not fit on one page.
    private func pages(_ from: TimeOfDay, _ found: [Appointment], _ location: Location) -> [Block] {
        let later = found.count > Self.limit ? found.last?.slot.time : nil
        let links =
            (from > .midnight ? [Link("Begin van de dag", Self.address(location))] : [])
            + (later.map {
                [Link("Vanaf \($0.inDutch)", Self.address(location, from: $0))]
            } ?? [])
        return links.isEmpty ? [] : [.links(links)]
    }

    private func walkInForm(_ line: WaitingLine, mark: UniqueID, _ context: Context) -> Form {
        context.deskForm(
            to: Self.address(line.location, "/nummer"),
            fields: [
                FormField(
                    "product",
                    "Waar komt de inwoner voor?",
                    .choice(products.all.map { FormField.Option($0.key, $0.name) }),
                    missing: "Kies waar de inwoner voor komt."
                )
            ],
            hidden: [Form.HiddenValue(Self.mark, mark.description)],
            submit: "Geef een nummer"
        )
    }

    private func walkIn(_ line: WaitingLine, _ form: Form, _ tables: any Database) throws -> [Block] {
        let quick = try line.expectedMinutes(in: .quick, tables)
        let other = try line.expectedMinutes(in: .walkIn, tables)
        let room = Link("Open het scherm van de wachtkamer", WaitingRoom.address(line.location, isLive: true))
        return [
            .section(
                "Zonder afspraak",
                [
                    .facts(
                        (line.location.desks.quick > 0
                            ? [Fact("Wachttijd snelbalie", "ongeveer \(quick) minuten")] : [])
                            + [Fact("Wachttijd andere balies", "ongeveer \(other) minuten")]
                    ),
                    .form(form),
                ]
            ),
            .links([room]),
        ]
    }

    @Sendable
    private func arrive(_ request: Request, _ context: Context) throws -> Change {
        let isMissed = FormAnswers(request).has(Self.missed)
        return try onAppointment(request, context) { appointment, line, desk, session in
            guard appointment.state == .booked || appointment.state == .confirmed else { return nil }
            if isMissed {
                try desk.end(appointment, .missed, session)
                try DeskFigures.countMiss(at: line.location.key, context.now, session.tables)
                return nil
            }
            // Nobody stands in line for a talk by video or at home.
            if appointment.slot.counter.way != .counter {
                try desk.end(appointment, .helped, session)
                return nil
            }
            try AppointmentTable.set(.arrived, of: appointment, in: session.tables)
            return try line.give(appointment.chosen, for: appointment, session.tables)
        }
    }

    /// A change to an appointment of today at this location; any other leaves everything as it is.
    private func onAppointment(
        _ request: Request,
        _ context: Context,
        _ act: @escaping @Sendable (Appointment, WaitingLine, AppointmentDesk, any WriteSession) throws -> Ticket?
    ) throws -> Change {
        let location = try context.servedLocation(request)
        let desk = AppointmentDesk(products, context)
        let number = try? CaseNumber(FormAnswers(request).text("zaak"))
        return Change { session in
            guard let number, let file = try session.cases.find(number: number),
                let appointment = try desk.table(session.tables).appointment(ofCase: file.key),
                appointment.slot.day == context.today, appointment.slot.counter.location.key == location.key
            else { throw Problem.notFound }
            let ticket = try act(appointment, WaitingLine(location, now: context.now), desk, session)
            return Rendering { context.seeOther(Self.address(location, ticket: ticket)) }
        }
    }

    @Sendable
    private func walkIn(_ request: Request, _ context: Context) throws -> Change {
        let location = try context.servedLocation(request)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(Self.mark))) ?? request.id
        let line = WaitingLine(location, now: context.now)
        let form = walkInForm(line, mark: mark, context).filled(from: typed)
        guard form.isWithoutFaults, let product = products[typed.text("product")] else {
            let page = context.staffPage(
                location.name,
                section: Self.page.words,
                here: Self.address(location),
                [.form(form)]
            )
            return Change { _ in .response(context.show(page, status: 422)) }
        }
        return Change { session in
            let given = try TicketTable(session.tables).ticket(mark: mark)
            let same = given.flatMap { $0.product == product.key ? $0 : nil }
            // Who went back in the browser and chose another product gets a number of its own.
            let ticket =
                try same
                ?? line.give(ChosenProduct(product) { _ in nil }, mark: given == nil ? mark : nil, session.tables)
            if same == nil {
                _ = try session.contacts.register(
                    channel: StandardChannel.counter,
                    at: context.now,
                    subject: product.name,
                    caseNumber: nil
                )
            }
            return Rendering { context.seeOther(Self.address(location, ticket: ticket)) }
        }
    }
}
