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

    /// - Throws: ``Problem/notFound`` for a caller who is no member of staff.
    init(_ context: Context) throws {
        guard let session = context.session, let rights = context.rights else { throw Problem.notFound }
        self.session = session
        self.rights = rights
        now = context.now
        municipality = context.municipality
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
    /// `here` is the address of the page, to come back to after the session was made longer.
    func page(_ title: String, here: Address, _ blocks: [Block], lead: Prose? = nil) -> Page {
        Page(
            title,
            section: DeskMenu.worklist,
            lead: lead,
            blocks: SessionEnd.blocks(for: self, back: here) + blocks,
            audience: audience
        )
    }
}
