internal import Kernel

/// `/werk/begeleiders` and `/werk/begeleiders/{facilitator}`: the pool, and booking somebody of it.
enum BookFacilitator {
    static let page = Link("Begeleiders", .local("/werk/begeleiders"))

    static var routes: [Route] {
        let pattern = "/werk/begeleiders/{facilitator}"
        return [
            Route(.get, "/werk/begeleiders", access: ProjectOffice.access, .read(list)),
            Route(.post, "/werk/begeleiders", access: ProjectOffice.access, .change(add)),
            Route(.get, pattern, access: ProjectOffice.access, .read(show)),
            Route(.post, pattern, access: ProjectOffice.access, .change(book)),
            Route(.post, pattern + "/afzeggen", access: ProjectOffice.access, .change(cancel)),
        ]
    }

    private static func address(_ facilitator: Facilitator, _ part: String = "") -> Address {
        .local("/werk/begeleiders/\(facilitator.key)\(part.isEmpty ? "" : "/\(part)")")
    }

    /// - Throws: ``Problem/notFound``.
    private static func find(_ request: Request, _ tables: any Database) throws -> Facilitator {
        let key = Int(request.parameters["facilitator"] ?? "")
        guard let found = try key.flatMap(FacilitatorTable(tables).facilitator) else { throw Problem.notFound }
        return found
    }

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let people = try context.read { try FacilitatorTable($0.tables).all() }
        return context.show(pool(people, newForm(context), context))
    }

    @Sendable
    private static func add(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let typed = FormAnswers(request)
        let form = newForm(context).filled(from: typed).withoutNumbers(in: typed)
        return Change { session in
            let people = try FacilitatorTable(session.tables).all()
            var filled = form
            if people.count >= FacilitatorTable.most { filled = filled.faulted("naam", "De lijst is vol.") }
            if filled.isWithoutFaults {
                let key = try FacilitatorTable.add(typed.text("naam"), typed.text("goed-in"), in: session.tables)
                if let found = try key.flatMap(FacilitatorTable(session.tables).facilitator) {
                    return Rendering { context.seeOther(address(found)) }
                }
                filled = filled.faulted("naam", "Deze naam staat al in de lijst.")
            }
            let shown = pool(people, filled, context)
            return Rendering { context.show(shown, status: 422) }
        }
    }

    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let shown = try context.read { session in
            let found = try find(request, session.tables)
            return try person(found, bookForm(found, context), context, session.tables)
        }
        return context.show(shown)
    }

    @Sendable
    private static func book(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let typed = FormAnswers(request)
        return Change { session in
            let found = try find(request, session.tables)
            var form = bookForm(found, context).filled(from: typed).withoutNumbers(in: typed)
            if form.isWithoutFaults, let fault = try take(found, typed, context, session.tables) {
                form = form.faulted(fault.field, fault.sentence)
            }
            guard form.isWithoutFaults else {
                let shown = try person(found, form, context, session.tables)
                return Rendering { context.show(shown, status: 422) }
            }
            return Rendering { context.seeOther(address(found)) }
        }
    }

    /// Books the time, or says in which field what is wrong; the same booking twice is a second press.
    private static func take(
        _ found: Facilitator,
        _ typed: FormAnswers,
        _ context: Context,
        _ tables: any WritableDatabase
    ) throws -> MeetingForm.Fault? {
        guard let begin = MeetingForm.time(typed.text("begin")), let end = MeetingForm.time(typed.text("eind")),
            begin < end
        else { return MeetingForm.Fault(field: "eind", sentence: "Vul tijden in zoals 19.30, het begin eerst.") }
        guard let day = typed.day("dag"), context.now < Timestamp(day, at: begin) else {
            return MeetingForm.Fault(field: "dag", sentence: "Kies een dag en een tijd die nog komen.")
        }
        let (starts, ends, purpose) = (Timestamp(day, at: begin), Timestamp(day, at: end), typed.text("waarvoor"))
        if let clash = try FacilitatorTable(tables).clash(found, starts, ends) {
            let isSame = clash.starts == starts && clash.ends == ends && clash.purpose == purpose
            let words =
                "Dan is deze begeleider al bezet: van \(clash.starts.timeOfDay.inDutch) tot \(clash.ends.timeOfDay.inDutch)."
            return isSame ? nil : MeetingForm.Fault(field: "begin", sentence: words)
        }
        try FacilitatorTable.book(found, starts, ends, for: purpose, in: tables)
        return nil
    }

    @Sendable
    private static func cancel(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let number = Int(FormAnswers(request).text(RunVote.numberField))
        return Change { session in
            let found = try find(request, session.tables)
            if let number { try FacilitatorTable.cancel(number, of: found, in: session.tables) }
            return Rendering { context.seeOther(address(found)) }
        }
    }

    private static func newForm(_ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: page.address,
            fields: [
                FormField("naam", "Naam van de collega", .text(limit: 80), missing: "Vul de naam in."),
                FormField("goed-in", "Waar is deze collega goed in?", .text(limit: 200), missing: nil),
            ],
            submit: "Zet in de lijst"
        )
    }

    private static func bookForm(_ found: Facilitator, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: address(found),
            fields: [
                FormField("dag", "Welke dag?", .date, missing: "Vul de dag in."),
                FormField(
                    "begin",
                    "Vanaf hoe laat?",
                    .text(limit: 5),
                    hint: "Bijvoorbeeld 19.00.",
                    missing: "Vul de tijd in."
                ),
                FormField(
                    "eind",
                    "Tot hoe laat?",
                    .text(limit: 5),
                    hint: "Bijvoorbeeld 22.00.",
                    missing: "Vul de tijd in."
                ),
                FormField("waarvoor", "Waarvoor?", .text(limit: 150), missing: "Schrijf waarvoor u de collega vraagt."),
            ],
            submit: "Boek"
        )
    }

    private static func pool(_ people: [Facilitator], _ form: Form, _ context: Context) -> Page {
        let rows = people.map { one -> [Table.Cell] in
            [.text("\(link: Link(one.name, address(one)))"), .text(Prose(one.skills))]
        }
        return context.staffPage(
            page.words,
            here: page.address,
            lead: "Collega's die een gesprek met inwoners kunnen leiden.",
            [
                .table(
                    Table("Begeleiders", columns: ["Naam", "Goed in"], rows: rows, empty: "Er staat nog niemand in.")
                ),
                .section("Zet een collega in de lijst", [.form(form)]),
            ]
        )
    }

    private static func person(
        _ found: Facilitator,
        _ form: Form,
        _ context: Context,
        _ tables: any Database
    ) throws -> Page {
        let rows = try FacilitatorTable(tables).bookings(of: found, from: context.now).map { one -> [Table.Cell] in
            let removal = VoteOffice.form(
                context,
                to: address(found, "afzeggen"),
                hidden: [Form.HiddenValue(RunVote.numberField, String(one.key))],
                submit: "Zeg af"
            )
            let when = "\(one.starts.day.inDutch), \(one.starts.timeOfDay.inDutch) tot \(one.ends.timeOfDay.inDutch)"
            return [.button(Prose(when), removal, about: one.purpose), .text(Prose(one.purpose))]
        }
        return context.staffPage(
            found.name,
            section: page.words,
            here: address(found),
            lead: Prose(found.skills.isEmpty ? "Kan een gesprek met inwoners leiden." : found.skills),
            [
                .table(Table("Al geboekt", columns: ["Wanneer", "Waarvoor"], rows: rows, empty: "Nog niets.")),
                .section("Boek deze collega", [.form(form)]), .links([page]),
            ]
        )
    }
}
