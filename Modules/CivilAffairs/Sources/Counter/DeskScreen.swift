internal import Kernel

/// `/werk/balie`: the screen of one desk: call the next one, say how it ended.
struct DeskScreen: Sendable {
    let products: ProductList

    static let page = Link("Balie", .local("/werk/balie"))

    var routes: [Route] {
        let pattern = "/werk/balie/{location}/{desk}"
        return [
            Route(.get, "/werk/balie", access: .staff(.serveDesk), .read(choose)),
            Route(.get, pattern, access: .staff(.serveDesk), .read(show)),
            Route(.post, pattern + "/volgende", access: .staff(.serveDesk), .change(call)),
            Route(.post, pattern + "/klaar", access: .staff(.serveDesk), .change { try end(.done, $0, $1) }),
            Route(.post, pattern + "/niet-gekomen", access: .staff(.serveDesk), .change { try end(.missed, $0, $1) }),
        ]
    }

    @Sendable
    private func choose(_ request: Request, _ context: Context) throws -> Response {
        try context.checkService()
        let sections = context.municipality.locations.map { location in
            let links = DeskPlace.all(of: location).map { Link("\($0.name), \(location.name)", $0.address) }
            let none = Block.paragraph("Deze locatie heeft geen balies.")
            return Block.section(location.name, links.isEmpty ? [none] : [.links(links)])
        }
        return context.show(
            context.staffPage(
                Self.page.words,
                here: Self.page.address,
                lead: "Kies de balie waar u zit.",
                sections.isEmpty ? [.paragraph("Er zijn geen locaties.")] : sections
            )
        )
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let desk = try desk(request, context)
        let line = WaitingLine(desk.location, now: context.now)
        let (current, length, file) = try context.read { session in
            let current = try TicketTable(session.tables).current(at: line.location.key, on: line.day, desk: desk.key)
            let code = try current?.caseKey.flatMap { key in
                try session.tables.first("SELECT follow_code FROM public_case WHERE id = \(key)") { try $0.text(0) }
            }
            let file = try code.flatMap { try session.cases.find(code: try FollowCode($0)) }
            return (current, try line.length(of: desk.lines, session.tables), file)
        }
        let waiting: Prose = length.people == 1 ? "Er wacht 1 persoon." : "Er wachten \(length.people) personen."
        return context.show(
            context.staffPage(
                desk.name,
                section: Self.page.words,
                here: desk.address,
                lead: waiting,
                current.map { helping($0, file, desk, context) } ?? [calling(desk, context)]
            )
        )
    }

    private func calling(_ desk: DeskPlace, _ context: Context) -> Block {
        let form = context.deskForm(to: action("volgende", of: desk), submit: "Roep de volgende")
        return .section("Er is niemand aan de balie", [.form(form)])
    }

    private func helping(_ ticket: Ticket, _ file: CaseFile?, _ desk: DeskPlace, _ context: Context) -> [Block] {
        var facts = [
            Fact("Nummer", Prose(ticket.number)), Fact("Voor", Prose(products[ticket.product]?.name ?? ticket.product)),
        ]
        if let called = ticket.calledAt { facts.append(Fact("Geroepen om", Prose(called.timeOfDay.inDutch))) }
        if let file {
            let link = Link(file.number.description, .local("/werk/zaken/\(file.number)"))
            facts.append(Fact("Afspraak", "\(link: link)"))
        }
        let begin =
            products[ticket.product]?.caseType == nil
            ? [] : [Block.action(Link("Begin de aanvraag", action("aanvraag", of: desk)))]
        let done = context.deskForm(to: action("klaar", of: desk), hidden: hidden(ticket), submit: "Klaar")
        let missed = context.deskForm(
            to: action("niet-gekomen", of: desk),
            hidden: hidden(ticket),
            submit: "Niet gekomen"
        )
        return [
            .section(
                "Nu aan de balie: \(ticket.number)",
                [.facts(facts)] + begin + [.form(done), .form(missed)]
            )
        ]
    }

    private func hidden(_ ticket: Ticket) -> [Form.HiddenValue] { [Form.HiddenValue("bon", String(ticket.key))] }

    private func action(_ part: String, of desk: DeskPlace) -> Address {
        .local("/werk/balie/\(desk.location.key)/\(desk.key)/\(part)")
    }

    @Sendable
    private func call(_ request: Request, _ context: Context) throws -> Change {
        let desk = try desk(request, context)
        return Change { session in
            _ = try WaitingLine(desk.location, now: context.now).call(to: desk, session.tables)
            return Rendering { context.seeOther(desk.address) }
        }
    }

    private func end(_ state: Ticket.State, _ request: Request, _ context: Context) throws -> Change {
        let desk = try desk(request, context)
        let key = Int(FormAnswers(request).text("bon")) ?? 0
        return Change { session in
            let line = WaitingLine(desk.location, now: context.now)
            // Only the ticket of this desk: who opened the page long ago may have it in an old form.
            guard
                let ticket = try TicketTable(session.tables).current(
                    at: line.location.key,
                    on: line.day,
                    desk: desk.key
                ),
                ticket.key == key, try line.end(ticket, as: state, session.tables)
            else { return Rendering { context.seeOther(desk.address) } }
            if let caseKey = ticket.caseKey {
                let appointments = AppointmentDesk(products, context)
                if let appointment = try appointments.table(session.tables).appointment(ofCase: caseKey) {
                    try appointments.end(appointment, state == .done ? .helped : .missed, session)
                }
            }
            return Rendering { context.seeOther(desk.address) }
        }
    }

    /// The desk that an address names.
    ///
    /// - Throws: ``Problem/notFound``.
    func desk(_ request: Request, _ context: Context) throws -> DeskPlace {
        let location = try context.servedLocation(request)
        guard let desk = DeskPlace.all(of: location).first(where: { $0.key == request.parameters["desk"] }) else {
            throw Problem.notFound
        }
        return desk
    }
}
