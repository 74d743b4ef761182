internal import Kernel

/// `/werk/bijeenkomsten/{meeting}`: who signed up, calling it off, and what was done with what people said there.
///
/// The list has case numbers and no names: who looks up a name opens the case, and that look is logged.
struct RunMeeting: Sendable {
    /// The most people that the page lists.
    private static let listed = 200

    var routes: [Route] {
        let pattern = "/werk/bijeenkomsten/{meeting}"
        return [
            Route(.get, pattern, access: ProjectOffice.access, .read(show)),
            Route(.post, pattern + "/antwoord", access: ProjectOffice.access, .change(answer)),
            Route(.post, pattern + "/gaat-niet-door", access: ProjectOffice.access, .change(callOff)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let shown = try context.read { session in
            let (meeting, project) = try ProjectOffice.meeting(request, session.tables)
            return try page(meeting, project, context, session.tables)
        }
        return context.show(shown)
    }

    /// Only after it was: everybody who came hears it, some at a time.
    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        try end(request, context, .answered, Self.answerForm) { $0.plan.starts <= context.now }
    }

    @Sendable
    private func callOff(_ request: Request, _ context: Context) throws -> Change {
        try end(request, context, .cancelled, Self.offForm) { context.now < $0.plan.starts }
    }

    private func end(
        _ request: Request,
        _ context: Context,
        _ state: Meeting.State,
        _ form: @escaping @Sendable (Meeting, Context) -> Form,
        when isTime: @escaping @Sendable (Meeting) -> Bool
    ) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        return Change { session in
            let (meeting, project) = try ProjectOffice.meeting(request, session.tables)
            // Somebody else was first, or it is not the time for it.
            guard meeting.state == .planned, isTime(meeting) else {
                return Rendering { context.seeOther(ProjectOffice.address(meeting)) }
            }
            let filled = form(meeting, context).filled(from: answers).withoutNumbers(in: answers)
            guard filled.isWithoutFaults else {
                let page = try page(meeting, project, context, session.tables, filled)
                return Rendering { context.show(page, status: 422) }
            }
            try MeetingTable.end(meeting, state, answers.text("woorden"), in: session.tables)
            return Rendering { context.seeOther(ProjectOffice.address(meeting)) }
        }
    }

    private func page(
        _ meeting: Meeting,
        _ project: PublicProject,
        _ context: Context,
        _ tables: any Database,
        _ faulted: Form? = nil
    ) throws -> Page {
        let table = MeetingTable(tables)
        let people = try table.seats(of: meeting, .taken, limit: Self.listed)
        let waiting = try table.seats(of: meeting, .waiting, limit: Self.listed)
        let form = meeting.plan.starts <= context.now ? Self.answerForm : Self.offForm
        let title = meeting.plan.starts <= context.now ? "Wat deed u ermee?" : "Gaat het niet door?"
        return context.staffPage(
            meeting.plan.title,
            section: ProjectOffice.page.words,
            here: ProjectOffice.address(meeting),
            [
                .facts(
                    MeetingWords.facts(meeting) + [
                        Fact("Bezet", Prose("\(meeting.taken) van \(meeting.plan.seats)")),
                        Fact("Wachtlijst", Prose(String(meeting.waiting))),
                    ] + (meeting.answer.map { [Fact("Verteld", Prose($0))] } ?? [])
                ), .table(Self.list("Wie een plaats heeft", people)), .table(Self.list("Wachtlijst", waiting)),
            ] + (meeting.state == .planned ? [.section(title, [.form(faulted ?? form(meeting, context))])] : [])
                + [.links([Link(project.plan.title, ProjectOffice.address(project))])]
        )
    }

    private static func list(_ caption: String, _ seats: [Seat]) -> Table {
        Table(
            caption,
            columns: ["Zaak"],
            rows: seats.map { seat in
                let number = seat.caseNumber.description
                return [.text("\(link: Link(number, .local("/werk/zaken/\(number)")))")]
            },
            empty: "Nog niemand."
        )
    }

    @Sendable
    private static func answerForm(_ meeting: Meeting, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ProjectOffice.address(meeting, "antwoord"),
            fields: [
                FormField(
                    "woorden",
                    "Antwoord aan iedereen die zich aanmeldde",
                    .paragraph(limit: 2_000),
                    hint: "Dit komt ook op de website.",
                    missing: "Schrijf wat u deed met wat mensen zeiden."
                )
            ],
            submit: "Verstuur het antwoord"
        )
    }

    @Sendable
    private static func offForm(_ meeting: Meeting, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ProjectOffice.address(meeting, "gaat-niet-door"),
            fields: [
                FormField(
                    "woorden",
                    "Waarom gaat het niet door?",
                    .paragraph(limit: 1_000),
                    hint: "Wie zich aanmeldde, krijgt dit bericht.",
                    missing: "Schrijf waarom het niet doorgaat."
                )
            ],
            submit: "Laat weten dat het niet doorgaat"
        )
    }
}
