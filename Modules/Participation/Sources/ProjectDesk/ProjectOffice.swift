internal import Kernel

/// Where staff prepare and run projects, and how their pages find what an address names.
enum ProjectOffice {
    static let page = Link("Projecten", .local("/werk/projecten"))
    static let access = Access.staff(VoteOffice.permission)

    static func address(_ project: PublicProject, _ part: String = "") -> Address {
        .local("/werk/projecten/\(project.slug)\(part.isEmpty ? "" : "/\(part)")")
    }

    static func address(_ meeting: Meeting, _ part: String = "") -> Address {
        .local("/werk/bijeenkomsten/\(meeting.key)\(part.isEmpty ? "" : "/\(part)")")
    }

    /// The project that an address names, also one that residents do not see yet.
    ///
    /// - Throws: ``Problem/notFound``.
    static func project(_ request: Request, _ tables: any Database) throws -> PublicProject {
        guard let project = try ProjectTable(tables).project(slug: request.parameters["project"] ?? "") else {
            throw Problem.notFound
        }
        return project
    }

    /// The meeting that an address names, with its project.
    ///
    /// - Throws: ``Problem/notFound``.
    static func meeting(_ request: Request, _ tables: any Database) throws -> (Meeting, PublicProject) {
        guard let meeting = try Int(request.parameters["meeting"] ?? "").flatMap(MeetingTable(tables).meeting),
            let project = try ProjectTable(tables).project(key: meeting.project)
        else { throw Problem.notFound }
        return (meeting, project)
    }
}
