internal import Kernel

/// `/projecten` and `/projecten/{project}`: where residents can take part, and what they can change there.
struct ShowProjects: Sendable {
    static let page = Link("Projecten in de buurt", .local("/projecten"))
    static let lastField = "na"

    static func address(_ project: PublicProject, _ part: String = "") -> Address {
        .local("/projecten/\(project.slug)\(part.isEmpty ? "" : "/\(part)")")
    }

    static var routes: [Route] {
        [
            Route(.get, "/projecten", access: .anyone, .read(list)),
            Route(.get, "/projecten/{project}", access: .anyone, .read(show)),
        ]
    }

    /// - Throws: ``Problem/notFound`` for a project that is not on the website.
    static func project(_ request: Request, _ tables: any Database) throws -> PublicProject {
        guard let project = try ProjectTable(tables).project(slug: request.parameters["project"] ?? ""),
            project.isPublished
        else { throw Problem.notFound }
        return project
    }

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        let last = request.query(lastField).flatMap { Int($0) } ?? .max
        let projects = try context.read { try ProjectTable($0.tables).published(before: last) }
        let cards = projects.map { project in
            let place = project.plan.place.isEmpty ? "" : "\(project.plan.place). "
            return Entrance(Link(project.plan.title, address(project)), "\(place)\(project.phase.words).", icon: .chat)
        }
        let more = projects.count == ProjectTable.perPage ? projects.last : nil
        let older = more.map { Address.local("/projecten", query: [Request.QueryItem(lastField, String($0.key))]) }
        return context.show(
            Page(
                page.words,
                lead: "Lees waar u kunt meedoen, en wat u kunt veranderen.",
                blocks: [cards.isEmpty ? .paragraph("Er zijn nu geen projecten.") : .entrances(cards)]
                    + (older.map { [.links([Link("Oudere projecten", $0)])] } ?? [])
            )
        )
    }

    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        let page = try context.read { session -> Page in
            let project = try project(request, session.tables)
            let table = ProjectTable(session.tables)
            return try ProjectPage(
                project: project,
                news: table.news(of: project),
                links: table.links(of: project).compactMap { try $0.link(session.tables) },
                meetings: MeetingTable(session.tables).meetings(of: project),
                now: context.now
            ).page
        }
        return context.show(page)
    }
}
