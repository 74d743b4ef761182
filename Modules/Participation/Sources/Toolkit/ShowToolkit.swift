internal import Kernel

/// `/werk/koffer` and `/werk/koffer/lessen`: the toolkit, with what colleagues learned from each instrument.
enum ShowToolkit {
    static let page = Link("Participatiekoffer", .local("/werk/koffer"))
    private static let influenceField = "invloed"
    private static let perPage = 30

    static var routes: [Route] {
        [
            Route(.get, "/werk/koffer", access: ProjectOffice.access, .read(list)),
            Route(.get, "/werk/koffer/lessen", access: ProjectOffice.access, .read(show)),
            Route(.post, "/werk/koffer/lessen", access: ProjectOffice.access, .change(take)),
        ]
    }

    private static let instrumentField = "instrument"

    private static func address(_ instrument: Instrument, after last: Lesson? = nil) -> Address {
        let older = last.map { [Request.QueryItem(ShowProjects.lastField, String($0.key))] } ?? []
        return .local("/werk/koffer/lessen", query: [Request.QueryItem(instrumentField, instrument.key)] + older)
    }

    private static func find(_ key: String?) -> Instrument? { Instrument.all.first { $0.key == key } }

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let wanted = request.query(influenceField).flatMap { PublicProject.Influence(rawValue: $0) }
        let lessons = try context.read { try Lesson.find(of: nil, limit: 5, $0.tables) }
        let rows = Instrument.all.filter { wanted.map($0.influence.contains) ?? true }.map { one -> [Table.Cell] in
            [
                .lines("\(link: Link(one.name, address(one)))", one.suits), .text(Prose(one.takes)),
                .text(Prose(one.influence.map(\.term).joined(separator: ", "))),
            ]
        }
        let options =
            [FormField.Option("", "Alle")] + PublicProject.Influence.allCases.map { .init($0.rawValue, $0.term) }
        let field = FormField(
            influenceField,
            "Hoeveel invloed hebben inwoners?",
            .selection([.init(nil, options)]),
            missing: nil,
            answer: .text(wanted?.rawValue ?? "")
        )
        let table = Table(
            "Instrumenten",
            columns: ["Instrument", "Wat het vraagt", "Invloed"],
            rows: rows,
            empty: "Niets."
        )
        return context.show(
            context.staffPage(
                page.words,
                here: page.address,
                lead: "Kies hoe u inwoners laat meedoen, en lees wat collega's leerden.",
                [
                    .filters(label: "Kies instrumenten", Form(.get, to: page.address, fields: [field], submit: "Toon")),
                    .table(table), .section("Nieuwste lessen", blocks(lessons)),
                ]
            )
        )
    }

    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        guard let instrument = find(request.query(instrumentField)) ?? Instrument.all.first else {
            throw Problem.notFound
        }
        let last = request.query(ShowProjects.lastField).flatMap { Int($0) } ?? .max
        let lessons = try context.read { session in
            try Lesson.find(of: instrument.key, before: last, limit: perPage, session.tables)
        }
        return context.show(draw(instrument, lessons, form(instrument, context), context))
    }

    @Sendable
    private static func take(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let typed = FormAnswers(request)
        guard let instrument = find(typed.text(instrumentField)) else {
            return Change { _ in Rendering { context.seeOther(page.address) } }
        }
        let form = form(instrument, context).filled(from: typed).withoutNumbers(in: typed)
        return Change { session in
            guard form.isWithoutFaults else {
                let lessons = try Lesson.find(of: instrument.key, limit: perPage, session.tables)
                let shown = draw(instrument, lessons, form, context)
                return Rendering { context.show(shown, status: 422) }
            }
            let (title, text) = (typed.text("titel"), typed.text("les"))
            try Lesson.add(title, text, to: instrument, at: context.now, in: session.tables)
            return Rendering { context.seeOther(address(instrument)) }
        }
    }

    private static func form(_ instrument: Instrument, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: .local("/werk/koffer/lessen"),
            fields: [
                FormField("titel", "Waar ging het over?", .text(limit: 80), missing: "Schrijf waar het over ging."),
                FormField(
                    "les",
                    "Wat ging goed, en wat doet u een volgende keer anders?",
                    .paragraph(limit: 2_000),
                    hint: "Zonder namen van inwoners.",
                    missing: "Schrijf wat u leerde."
                ),
            ],
            hidden: [Form.HiddenValue(instrumentField, instrument.key)],
            submit: "Deel de les"
        )
    }

    private static func draw(
        _ instrument: Instrument,
        _ lessons: [Lesson],
        _ form: Form,
        _ context: Context
    ) -> Page {
        let more = lessons.count == perPage ? lessons.last : nil
        let older = more.map { Link("Oudere lessen", address(instrument, after: $0)) }
        return context.staffPage(
            instrument.name,
            section: page.words,
            here: address(instrument),
            lead: Prose(instrument.suits),
            [
                .facts([
                    Fact("Wat het vraagt", Prose(instrument.takes)),
                    Fact("Invloed", Prose(instrument.influence.map(\.term).joined(separator: ", "))),
                ])
            ] + (instrument.page.map { [.links([$0])] } ?? []) + [.section("Lessen", blocks(lessons))]
                + (older.map { [.links([$0])] } ?? []) + [.section("Deel wat u leerde", [.form(form)])]
        )
    }

    private static func blocks(_ lessons: [Lesson]) -> [Block] {
        guard !lessons.isEmpty else { return [.paragraph("Nog niemand deelde een les.")] }
        return [
            .timeline(
                lessons.map { lesson in
                    let name = find(lesson.instrument)?.name ?? lesson.instrument
                    return TimelineEntry(
                        .book,
                        name,
                        Prose(lesson.title),
                        when: lesson.at.day.inDutchWithoutWeekday,
                        text: Prose(lesson.text)
                    )
                }
            )
        ]
    }
}
