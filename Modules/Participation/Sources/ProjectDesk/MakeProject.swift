internal import Kernel

/// `/werk/projecten` and `/werk/projecten/nieuw`: the list of projects, and the form with which one starts.
///
/// Nobody starts one without saying how much residents decide, what is open, and whether it is made together with
/// them, with the reason.
struct MakeProject: Sendable {
    static let address = Address.local("/werk/projecten/nieuw")

    static var routes: [Route] {
        [
            Route(.get, "/werk/projecten", access: ProjectOffice.access, .read(list)),
            Route(.get, "/werk/projecten/nieuw", access: ProjectOffice.access, .read(ask)),
            Route(.post, "/werk/projecten/nieuw", access: ProjectOffice.access, .change(take)),
        ]
    }

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let last = request.query(ShowProjects.lastField).flatMap { Int($0) } ?? .max
        let projects = try context.read { try ProjectTable($0.tables).all(before: last) }
        let rows = projects.map { project -> [Table.Cell] in
            [
                .text("\(link: Link(project.plan.title, ProjectOffice.address(project)))"),
                .text(Prose(project.plan.place)),
                .badge(project.isPublished ? Badge(.success, "Op de website") : Badge(.info, "In voorbereiding")),
                .text(Prose(project.phase.words)),
            ]
        }
        let table = Table(
            "Projecten",
            columns: ["Project", "Plek", "Stand", "Fase"],
            rows: rows,
            empty: "Er zijn nog geen projecten."
        )
        let more = projects.count == ProjectTable.perPage ? projects.last : nil
        let older = more.map { project in
            Address.local("/werk/projecten", query: [Request.QueryItem(ShowProjects.lastField, String(project.key))])
        }
        return context.show(
            context.staffPage(
                ProjectOffice.page.words,
                here: ProjectOffice.page.address,
                lead: "Vertel inwoners waar zij kunnen meedoen.",
                [.action(Link("Maak een project", address)), .table(table)]
                    + (older.map { [.links([Link("Oudere projecten", $0)])] } ?? [])
            )
        )
    }

    @Sendable
    private static func ask(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        return context.show(page(ProjectForm.form(context), context))
    }

    @Sendable
    private static func take(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        var form = ProjectForm.form(context).filled(from: answers).withoutNumbers(in: answers)
        if Slug.make(answers.text(ProjectForm.Name.title)) == nil, !answers.text(ProjectForm.Name.title).isEmpty {
            form = form.faulted(ProjectForm.Name.title, "Gebruik letters of cijfers in de naam.")
        }
        let filled = form
        guard filled.isWithoutFaults, let plan = ProjectForm.plan(answers), let slug = Slug.make(plan.title) else {
            return Change { _ in Rendering { context.show(page(filled, context), status: 422) } }
        }
        return Change { session in
            guard let key = try ProjectTable.add(plan, slug: slug, in: session.tables),
                let project = try ProjectTable(session.tables).project(key: key)
            else {
                let words = "Er is al een project met deze naam. Kies een andere naam."
                let known = filled.faulted(ProjectForm.Name.title, words)
                return Rendering { context.show(page(known, context), status: 422) }
            }
            return Rendering { context.seeOther(ProjectOffice.address(project)) }
        }
    }

    private static func page(_ form: Form, _ context: Context) -> Page {
        context.staffPage(
            "Maak een project",
            section: ProjectOffice.page.words,
            here: address,
            lead: "Inwoners zien nog niets.",
            [.form(form)]
        )
    }
}
