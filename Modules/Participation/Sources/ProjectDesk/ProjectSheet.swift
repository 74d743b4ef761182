internal import Kernel

/// The page of one project for staff.
struct ProjectSheet {
    let project: PublicProject
    let context: Context
    private let links: [ProjectLink]
    private let meetings: [Meeting]

    init(_ project: PublicProject, _ context: Context, _ tables: any Database) throws {
        self.project = project
        self.context = context
        links = try ProjectTable(tables).links(of: project)
        meetings = try MeetingTable(tables).meetings(of: project)
    }

    /// The page; `faulted` is the form with what has to change, in place of the empty one.
    func page(_ faulted: Form? = nil) -> Page {
        let parts: [(title: String, form: @Sendable (PublicProject, Context) -> Form)] = [
            ("Zet een stap", Self.phaseForm), ("Vertel nieuws", Self.newsForm),
            ("Laat zien wat erbij hoort", Self.linkForm), ("Maak een bijeenkomst", MeetingForm.form),
            ("Wat deed u met de inbreng?", Self.answerForm),
        ]
        let forms = parts.map { part -> Block in
            let empty = part.form(project, context)
            return .section(part.title, [.form(faulted?.action == empty.action ? faulted ?? empty : empty)])
        }
        return context.staffPage(
            project.plan.title,
            section: ProjectOffice.page.words,
            here: ProjectOffice.address(project),
            lead: Prose(project.plan.summary),
            website + [.facts(facts), .table(meetingTable)] + forms
        )
    }

    private var website: [Block] {
        if project.isPublished {
            return [.links([Link("Bekijk de pagina voor inwoners", ShowProjects.address(project))])]
        }
        let form = VoteOffice.form(
            context,
            to: ProjectOffice.address(project, "openen"),
            submit: "Zet het project op de website"
        )
        return [.notice(Notice(.info, "Inwoners zien dit project nog niet.")), .form(form)]
    }

    private var facts: [Fact] {
        let plan = project.plan
        let names = links.map { "\($0.kind.words) \($0.target)" }.joined(separator: ", ")
        return [
            Fact("Plek", Prose(plan.place.isEmpty ? "Hele gemeente" : plan.place)),
            Fact("Invloed", Prose(plan.influence.term)), Fact("Open", Prose(plan.open)),
            Fact("Staat vast", Prose(plan.fixed)),
            Fact("Samen gemaakt", Prose("\(plan.coCreation.isChosen ? "Ja" : "Nee"): \(plan.coCreation.reason)")),
            Fact("Fase", Prose(project.phase.words)),
        ] + (names.isEmpty ? [] : [Fact("Hoort erbij", Prose(names))])
            + (project.answer.map { [Fact("Wat deden wij ermee", Prose($0))] } ?? [])
    }

    private var meetingTable: Table {
        Table(
            "Bijeenkomsten",
            columns: [
                "Bijeenkomst", "Wanneer", Table.Column("Plaatsen", isNumeric: true),
                Table.Column("Bezet", isNumeric: true), Table.Column("Wachtlijst", isNumeric: true),
            ],
            rows: meetings.map { meeting in
                [
                    .text("\(link: Link(meeting.plan.title, ProjectOffice.address(meeting)))"),
                    .text(Prose(meeting.when)), .number(meeting.plan.seats), .number(meeting.taken),
                    .number(meeting.waiting),
                ]
            },
            empty: "Er zijn nog geen bijeenkomsten."
        )
    }

    @Sendable
    static func phaseForm(_ project: PublicProject, _ context: Context) -> Form {
        let options = PublicProject.Phase.allCases.map { FormField.Option($0.rawValue, $0.words) }
        return VoteOffice.form(
            context,
            to: ProjectOffice.address(project, "fase"),
            fields: [
                FormField(
                    "fase",
                    "Hoe ver is het?",
                    .choice(options),
                    missing: "Kies hoe ver het is.",
                    answer: .text(project.phase.rawValue)
                )
            ],
            submit: "Bewaar de fase"
        )
    }

    @Sendable
    static func newsForm(_ project: PublicProject, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ProjectOffice.address(project, "nieuws"),
            fields: [
                FormField(
                    "nieuws",
                    "Nieuws voor inwoners",
                    .paragraph(limit: 2_000),
                    hint: "Schrijf geen namen op.",
                    missing: "Schrijf wat er nieuw is."
                )
            ],
            submit: "Zet het nieuws op de website"
        )
    }

    @Sendable
    static func answerForm(_ project: PublicProject, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ProjectOffice.address(project, "antwoord"),
            fields: [
                FormField(
                    "antwoord",
                    "Wat deed u met alle inbreng samen?",
                    .paragraph(limit: 2_000),
                    hint: "Iedereen leest dit op de website.",
                    missing: "Schrijf wat u met de inbreng deed."
                )
            ],
            submit: "Zet het antwoord op de website"
        )
    }

    @Sendable
    static func linkForm(_ project: PublicProject, _ context: Context) -> Form {
        let kinds = ProjectLink.Kind.allCases.map { FormField.Option($0.rawValue, $0.words) }
        return VoteOffice.form(
            context,
            to: ProjectOffice.address(project, "koppelen"),
            fields: [
                FormField("soort", "Wat hoort erbij?", .choice(kinds), missing: "Kies wat erbij hoort."),
                FormField(
                    "naam",
                    "Naam of nummer, zoals in het adres van de pagina",
                    .text(limit: 60),
                    missing: "Vul de naam of het nummer in."
                ),
            ],
            submit: "Zet het bij het project"
        )
    }
}
