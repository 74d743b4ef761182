internal import Kernel

/// Projects as they are kept, with their news and what belongs to them.
struct ProjectTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most projects in one list; older ones stand on the next page.
    static let perPage = 30
    /// The most links and pieces of news that one page shows.
    static let most = 50

    func project(slug: String) throws -> PublicProject? { try find("slug = \(slug)", limit: 1).first }

    func project(key: Int) throws -> PublicProject? { try find("id = \(key)", limit: 1).first }

    /// Projects on the website, the newest first, older than `last`.
    func published(before last: Int = .max) throws -> [PublicProject] {
        try find("is_published = 1 AND id < \(last)", limit: Self.perPage)
    }

    /// All projects, the newest first, older than `last`.
    func all(before last: Int = .max) throws -> [PublicProject] { try find("id < \(last)", limit: Self.perPage) }

    /// What was told about a project, the newest first.
    func news(of project: PublicProject) throws -> [(at: Timestamp, text: String)] {
        var news: [(at: Timestamp, text: String)] = []
        try tables.each(
            """
            SELECT at, text FROM participation_project_news WHERE project = \(project.key)
            ORDER BY id DESC LIMIT \(Self.most)
            """
        ) { news.append((Timestamp(milliseconds: Int64(try $0.integer(0))), try $0.text(1))) }
        return news
    }

    func links(of project: PublicProject) throws -> [ProjectLink] {
        var links: [ProjectLink] = []
        try tables.each(
            """
            SELECT kind, target FROM participation_project_link WHERE project = \(project.key)
            ORDER BY kind, target LIMIT \(Self.most)
            """
        ) { row in
            guard let kind = ProjectLink.Kind(rawValue: try row.text(0)) else { return }
            links.append(ProjectLink(kind: kind, target: try row.text(1)))
        }
        return links
    }

    private func find(_ condition: SQL, limit: Int) throws -> [PublicProject] {
        var projects: [PublicProject] = []
        try tables.each(
            """
            SELECT id, slug, title, summary, place, influence, open_points, fixed_points, co_creation,
                co_creation_reason, phase, is_published, answer
            FROM participation_project WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
            """
        ) { projects.append(try Self.project($0)) }
        return projects
    }

    private static func project(_ row: any Row) throws -> PublicProject {
        guard let influence = PublicProject.Influence(rawValue: try row.text(5)),
            let phase = PublicProject.Phase(rawValue: try row.text(10))
        else { throw StoreError.damaged }
        return PublicProject(
            key: try row.integer(0),
            slug: try row.text(1),
            plan: PublicProject.Plan(
                title: try row.text(2),
                summary: try row.text(3),
                place: try row.text(4),
                influence: influence,
                open: try row.text(6),
                fixed: try row.text(7),
                coCreation: PublicProject.CoCreation(
                    isChosen: try row.integer(8) == 1,
                    reason: try row.text(9)
                )
            ),
            phase: phase,
            isPublished: try row.integer(11) == 1,
            answer: try row.optionalText(12)
        )
    }
}

extension ProjectTable {
    /// Keeps a project that residents do not see yet.
    ///
    /// - Returns: Its key, `nil` when the name in addresses is taken.
    static func add(_ plan: PublicProject.Plan, slug: String, in tables: any WritableDatabase) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO participation_project (slug, title, summary, place, influence, open_points, fixed_points,
                co_creation, co_creation_reason, phase)
            VALUES (\(slug), \(plan.title), \(plan.summary), \(plan.place), \(plan.influence.rawValue), \(plan.open),
                \(plan.fixed), \(plan.coCreation.isChosen ? 1 : 0), \(plan.coCreation.reason), 'preparing')
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func publish(_ project: PublicProject, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_project SET is_published = 1 WHERE id = \(project.key)")
    }

    static func set(_ phase: PublicProject.Phase, of project: PublicProject, in tables: any WritableDatabase) throws {
        try tables.execute(
            "UPDATE participation_project SET phase = \(phase.rawValue) WHERE id = \(project.key)"
        )
    }

    static func answer(_ answer: String, to project: PublicProject, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_project SET answer = \(answer) WHERE id = \(project.key)")
    }

    /// Tells something about a project; the same words as the newest are a second press and add nothing.
    static func tell(
        _ text: String,
        about project: PublicProject,
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        guard try ProjectTable(tables).news(of: project).first?.text != text else { return }
        try tables.execute(
            "INSERT INTO participation_project_news (project, at, text) VALUES (\(project.key), \(now), \(text))"
        )
    }

    static func add(_ link: ProjectLink, to project: PublicProject, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO participation_project_link (project, kind, target)
            VALUES (\(project.key), \(link.kind.rawValue), \(link.target)) ON CONFLICT DO NOTHING
            """
        )
    }
}
