internal import Kernel

/// `/werk/werkzaamheden`: staff enters works and takes them back; neighbours hear of new ones.
struct WorksDesk: Sendable {
    static let page = Link("Kalender van het werk", .local("/werk/werkzaamheden"))

    enum Name {
        static let title = "wat"
        static let description = "uitleg"
        static let place = "waar"
        static let postcode = "postcode"
        static let point = "kaartpunt"
        static let first = "begin"
        static let last = "eind"
    }

    var routes: [Route] {
        let pattern = "/werk/werkzaamheden"
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(show)),
            Route(.post, pattern, access: .staff(.handleCases), .change(add)),
            Route(.post, pattern + "/{works}/stopt", access: .staff(.handleCases), .change(cancel)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try check(context)
        let works = try context.read { try WorksTable($0.tables).ahead(on: context.today) }
        return page(form(context), works, context)
    }

    @Sendable
    private func add(_ request: Request, _ context: Context) throws -> Change {
        try check(context)
        let typed = FormAnswers(request)
        let form = checked(form(context).filled(from: typed), typed)
        return Change { session in
            guard form.isWithoutFaults, let works = Self.works(typed, id: session.newID()) else {
                let ahead = try WorksTable(session.tables).ahead(on: context.today)
                return Rendering { page(form, ahead, context, status: 422) }
            }
            // The same button twice enters them once.
            if try !WorksTable(session.tables).has(works) {
                let member = context.caller.staffSession?.member.id ?? 0
                try WorksTable.add(works, by: member, at: context.now, to: session.tables)
                if let news = works.news(at: context.now) { try NewsBoard.add(news, to: session.tables) }
            }
            return Rendering { context.seeOther(Self.page.address) }
        }
    }

    @Sendable
    private func cancel(_ request: Request, _ context: Context) throws -> Change {
        try check(context)
        guard let id = try? UniqueID(request.parameters["works"] ?? "") else { throw Problem.notFound }
        return Change { session in
            guard try WorksTable.cancel(id, at: context.now, in: session.tables) else { throw Problem.notFound }
            return Rendering { context.seeOther(Self.page.address) }
        }
    }

    /// - Throws: ``Problem/notFound`` for who handles cases of other modules only.
    private func check(_ context: Context) throws {
        guard let type = context.caseTypes.current(FileReport.caseTypeKey, on: context.today),
            context.rights?.may(.handleCases, with: type) == true
        else { throw Problem.notFound }
    }

    private static func works(_ typed: FormAnswers, id: UniqueID) -> Works? {
        guard let first = typed.day(Name.first), let last = typed.day(Name.last), first <= last else { return nil }
        return Works(
            id: id,
            title: typed.text(Name.title),
            description: typed.text(Name.description),
            place: typed.text(Name.place),
            postcode: try? Postcode(typed.text(Name.postcode)),
            point: Coordinates(text: typed.text(Name.point)),
            days: first...last
        )
    }

    private func checked(_ form: Form, _ typed: FormAnswers) -> Form {
        var form = form
        if !typed.text(Name.point).isEmpty, Coordinates(text: typed.text(Name.point)) == nil {
            form = form.faulted(
                Name.point,
                "Deze plek ligt niet in Nederland. Vul twee getallen in, zoals 51.9459, 6.0164."
            )
        }
        guard form.isWithoutFaults, let first = typed.day(Name.first), let last = typed.day(Name.last), last < first
        else { return form }
        return form.faulted(Name.last, "De laatste dag ligt voor de eerste. Verander een van de twee.")
    }

    private func form(_ context: Context) -> Form {
        Form(
            to: Self.page.address,
            fields: [
                FormField(
                    Name.title,
                    "Wat gaat u doen?",
                    .text(limit: 60),
                    hint: "Zoals: Nieuw riool.",
                    missing: "Schrijf wat u gaat doen."
                ),
                FormField(Name.description, "Wat merken mensen ervan?", .text(limit: 200), missing: nil),
                FormField(
                    Name.place,
                    "Waar?",
                    .text(limit: 120),
                    hint: "Zoals: Dorpsstraat, van 1 tot 20.",
                    missing: "Schrijf waar het is."
                ),
                FormField(Name.postcode, "Postcode", .postcode, hint: "Dan horen de buren het.", missing: nil),
                FormField(
                    Name.point,
                    "Punt op de kaart",
                    .text(limit: 40),
                    hint: "Zoals 51.9459, 6.0164.",
                    missing: nil
                ),
                FormField(Name.first, "Eerste dag", .date, missing: "Vul de eerste dag in."),
                FormField(Name.last, "Laatste dag", .date, missing: "Vul de laatste dag in."),
            ],
            submit: "Zet in de kalender"
        ).guarded(by: context.caller.staffSession?.formToken ?? "")
    }

    private func page(_ form: Form, _ works: [Works], _ context: Context, status: Int = 200) -> Response {
        context.show(
            context.staffPage(
                Self.page.words,
                here: Self.page.address,
                lead: "Wat u hier invult, staat op de site. Wie dichtbij woont en dat vroeg, krijgt een e-mail.",
                [
                    .section("In de kalender", [.table(table(works, context))]),
                    .section("Nieuw werk", [.form(form)]),
                    .links([Link("Bekijk de kalender op de site", WorksCalendar.link.address)]),
                ]
            ),
            status: status
        )
    }

    private func table(_ works: [Works], _ context: Context) -> Table {
        Table(
            "Werk dat bezig is of nog komt",
            columns: ["Wat", "Waar", "Wanneer"],
            rows: works.map { work in
                let stop = Form(
                    to: .local("/werk/werkzaamheden/\(work.id)/stopt"),
                    fields: [],
                    submit: "Haal weg"
                ).guarded(by: context.caller.staffSession?.formToken ?? "")
                return [
                    .text(Prose(work.title)), .text(Prose(work.place)),
                    .button(Prose(work.period), stop, about: work.title),
                ]
            },
            empty: "Er staat niets in de kalender."
        )
    }
}
