internal import Kernel

/// `/werk/inspraak`: the drafts that lie open, and the form with which one is laid open.
struct MakeConsultation: Sendable {
    static let page = Link("Inspraak", .local("/werk/inspraak"))

    static func address(_ consultation: Consultation, _ part: String = "") -> Address {
        .local("/werk/inspraak/\(consultation.slug)\(part.isEmpty ? "" : "/\(part)")")
    }

    static var routes: [Route] {
        [
            Route(.get, "/werk/inspraak", access: ProjectOffice.access, .read(list)),
            Route(.post, "/werk/inspraak", access: ProjectOffice.access, .change(take)),
        ]
    }

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let last = request.query(ShowConsultations.lastField).flatMap { Int($0) } ?? .max
        let found = try context.read { try ConsultationTable($0.tables).all(before: last) }
        return context.show(page(found, form(context), context))
    }

    @Sendable
    private static func take(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        var form = form(context).filled(from: answers).withoutNumbers(in: answers)
        let weeks = Int(answers.text("weken")) ?? 0
        if !(Consultation.leastWeeks...52).contains(weeks), !answers.text("weken").isEmpty {
            form = form.faulted("weken", "De wet wil ten minste \(Consultation.leastWeeks) weken (Awb, artikel 3:16).")
        }
        if Slug.make(answers.text("naam")) == nil, !answers.text("naam").isEmpty {
            form = form.faulted("naam", "Gebruik letters of cijfers in de naam.")
        }
        let filled = form
        return Change { session in
            guard filled.isWithoutFaults, let laidOn = answers.day("dag"), let slug = Slug.make(answers.text("naam"))
            else { return try refused(filled, context, session) }
            let plan = Consultation.Plan(
                title: answers.text("naam"),
                summary: answers.text("uitleg"),
                reading: answers.text("lezen"),
                laidOn: laidOn,
                weeks: weeks
            )
            guard let key = try ConsultationTable.add(plan, slug: slug, in: session.tables),
                let consultation = try ConsultationTable(session.tables).consultation(key)
            else {
                return try refused(filled.faulted("naam", "Deze naam is er al. Kies een andere."), context, session)
            }
            return Rendering { context.seeOther(address(consultation)) }
        }
    }

    private static func refused(_ form: Form, _ context: Context, _ session: any WriteSession) throws -> Rendering {
        let page = page(try ConsultationTable(session.tables).all(), form, context)
        return Rendering { context.show(page, status: 422) }
    }

    private static func form(_ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: page.address,
            fields: [
                FormField("naam", "Naam van het plan", .text(limit: 80), missing: "Geef het plan een naam."),
                FormField(
                    "uitleg",
                    "Waar gaat het over?",
                    .paragraph(limit: 1_000),
                    missing: "Schrijf waar het plan over gaat."
                ),
                FormField(
                    "lezen",
                    "Waar kan iemand het plan lezen?",
                    .paragraph(limit: 500),
                    hint: "Bijvoorbeeld: bij de balie van het gemeentehuis, en op officielebekendmakingen.nl.",
                    missing: "Schrijf waar iemand het plan kan lezen."
                ),
                FormField("dag", "Vanaf welke dag ligt het open?", .date, missing: "Vul de eerste dag in."),
                FormField(
                    "weken",
                    "Hoeveel weken?",
                    .text(limit: 2),
                    hint: "De wet wil ten minste \(Consultation.leastWeeks) weken.",
                    missing: "Vul in hoeveel weken het open ligt."
                ),
            ],
            submit: "Maak de inspraak"
        )
    }

    private static func page(_ found: [Consultation], _ form: Form, _ context: Context) -> Page {
        let rows = found.map { consultation -> [Table.Cell] in
            [
                .text("\(link: Link(consultation.plan.title, address(consultation)))"),
                .badge(badge(consultation, on: context.today)),
                .text(Prose(consultation.plan.closes.day.inDutchWithoutWeekday)), .number(consultation.submissions),
                .number(consultation.unanswered),
            ]
        }
        let more = found.count == ConsultationTable.perPage ? found.last : nil
        let older = more.map { last in
            let query = [Request.QueryItem(ShowConsultations.lastField, String(last.key))]
            return Link("Oudere inspraak", .local("/werk/inspraak", query: query))
        }
        return context.staffPage(
            page.words,
            here: page.address,
            lead: "Leg een plan open, en beantwoord wat mensen ervan vinden.",
            [
                .table(
                    Table(
                        "Plannen die open liggen of lagen",
                        columns: [
                            "Plan", "Stand", "Laatste dag", Table.Column("Meningen", isNumeric: true),
                            Table.Column("Zonder antwoord", isNumeric: true),
                        ],
                        rows: rows,
                        empty: "Er lag nog geen plan open."
                    )
                )
            ] + (older.map { [.links([$0])] } ?? []) + [.section("Leg een plan open", [.form(form)])]
        )
    }

    static func badge(_ consultation: Consultation, on day: Day) -> Badge {
        guard consultation.isPublished else { return Badge(.info, "In voorbereiding") }
        switch consultation.phase(on: day) {
        case .coming: return Badge(.info, "Opent later", icon: .clock)
        case .open: return Badge(.success, "Ligt open")
        case .closed: return Badge(.warning, "Te beantwoorden")
        case .answered: return Badge(.success, "Nota op de website")
        }
    }
}
