internal import Kernel

/// The member of staff who looks at a page: at the desk of one municipality, or at that of the platform.
struct DeskVisitor: Sendable {
    let session: StaffSession
    let now: Timestamp
    /// `nil` at the platform's desk, which shows several municipalities.
    let municipality: Municipality?
    /// What the member may do here; on the platform in at least one municipality.
    let rights: StaffRights
    /// Whether the page can lead to the platform's desk: not from a municipality's own host.
    let isOnPlatformHost: Bool
    /// What the modules add to the menu here; nothing at the platform's desk.
    let modulePages: [(module: String, page: StaffPage)]

    /// - Throws: ``Problem/notFound`` for a caller who is no member of staff.
    init(_ context: Context) throws {
        guard let session = context.session, let rights = context.rights else { throw Problem.notFound }
        self.session = session
        self.rights = rights
        now = context.now
        municipality = context.municipality
        modulePages = context.parts.staffPages
        // On its own host a municipality's addresses do not name it.
        isOnPlatformHost = context.pages.path(to: .local("/werk"), in: context.municipality) != "/werk"
    }

    /// - Throws: ``Problem/notFound`` for a caller who is no member of staff.
    init(_ context: PlatformContext) throws {
        guard case .staff(let session) = context.caller else { throw Problem.notFound }
        self.session = session
        rights = StaffRights(session.member.grants)
        now = context.now
        municipality = nil
        modulePages = []
        isOnPlatformHost = true
    }

    /// A page of this desk.
    func address(_ path: String, query: [Request.QueryItem] = []) -> Address {
        municipality == nil ? .platform(path, query: query) : .local(path, query: query)
    }

    /// A page of a municipality's desk, from wherever the visitor is.
    func address(_ path: String, in other: Municipality) -> Address {
        municipality == nil ? .platform("/\(other.slug)\(path)") : .local(path)
    }

    /// The municipalities in which the member may see cases.
    var municipalitiesInSight: Set<String> { municipalities(with: .seeCases) }

    /// The municipalities in which the member holds a permission.
    func municipalities(with permission: Permission) -> Set<String> {
        Set(session.member.grants.filter { $0.role.permissions.contains(permission) }.map(\.municipality))
    }

    var audience: Page.Audience { .staff(name: session.member.fullName, menu: DeskMenu.items(for: self)) }

    /// A page of the desk, with the note on the end of the session where that is near.
    ///
    /// Every page after login is made here, so that none can go without that note.
    ///
    /// - Parameters:
    ///   - title: The heading.
    ///   - here: The address of the page, to come back to after the session was made longer.
    ///   - blocks: The main column.
    ///   - section: The item of the menu that it belongs to; `nil` when the page is an item itself.
    ///   - trail: The pages above this one.
    ///   - lead: Right below the title.
    ///   - aside: The column beside it.
    ///   - audience: `nil` for who handles cases.
    /// - Returns: The page with the menu of this member.
    func page(
        _ title: String,
        here: Address,
        _ blocks: [Block],
        section: String? = DeskMenu.worklist,
        trail: [Link] = [],
        lead: Prose? = nil,
        aside: [Block] = [],
        for audience: Page.Audience? = nil
    ) -> Page {
        let end = SessionEnd.blocks(of: session, at: now, longer: address("/werk/verlengen"), back: here)
        return Page(
            title,
            section: section,
            trail: trail,
            lead: lead,
            blocks: end + blocks,
            aside: aside,
            audience: audience ?? self.audience
        )
    }
}
