internal import Kernel

/// One of the places where staff logs in, with the addresses that belong to it.
struct LoginPlace: Hashable, Sendable {
    /// What the addresses start with.
    let root: String
    /// Where a member goes after logging in here.
    let home: String
    /// The part of the site, as titles name it.
    let section: String

    /// `/beheer`, for operators.
    static let operators = LoginPlace(root: "/beheer", home: "/beheer/koppeling", section: "Beheer")
    /// `/werk` on the platform's own host, over all one's municipalities.
    static let platform = LoginPlace(root: "/werk", home: "/werk", section: "Medewerkers")
    /// `/{g}/werk`, also on a municipality's own host.
    static let municipality = LoginPlace(root: "/werk", home: "/werk", section: "Medewerkers")

    var login: String { "\(root)/inloggen" }
    var logout: String { "\(root)/uitloggen" }
    /// Where a session is made to last longer.
    var longer: String { "\(root)/verlengen" }
}

/// A request for a login page: in one municipality, or on the platform's own host.
struct Visitor: Sendable {
    let place: LoginPlace
    let now: Timestamp
    let show: @Sendable (Page, Int) -> Response
    private let municipality: Municipality?
    private let pages: any PageRenderer

    init(_ context: PlatformContext, _ place: LoginPlace) {
        self.place = place
        now = context.now
        municipality = nil
        pages = context.pages
        show = { context.show($0, status: $1) }
    }

    init(_ context: Context, _ place: LoginPlace) {
        self.place = place
        now = context.now
        municipality = context.municipality
        pages = context.pages
        show = { context.show($0, status: $1) }
    }

    /// Whether a member may log in here; in a municipality only who works for it.
    func welcomes(_ member: StaffMember) -> Bool {
        municipality.map { !member.rights(in: $0).roles.isEmpty } ?? true
    }

    func address(_ path: String) -> Address { municipality == nil ? .platform(path) : .local(path) }

    /// The path as it stands in a `Location` header.
    func path(_ path: String) -> String { pages.path(to: address(path), in: municipality) }

    /// Where to go after logging in: back to the page that asked for it, and otherwise home.
    ///
    /// `next` comes from the address, so it only leads to a page of our own.
    func path(after next: String, for member: StaffMember) -> String {
        let roots = municipality == nil ? ["/werk", "/beheer", "/sturen"] : ["/werk", "/sturen"]
        if roots.contains(where: { next == $0 || next.hasPrefix($0 + "/") || next.hasPrefix($0 + "?") }),
            !next.contains("\\"), !next.contains(where: \.isNewline)
        {
            return path(next)
        }
        let rights = municipality.map(member.rights) ?? StaffRights(member.grants)
        if place != .operators, rights.onlySeesFigures { return path("/sturen") }
        if place != .operators, rights.onlySeesPlans, let slug = municipality?.slug ?? member.grants.first?.municipality
        {
            return path(municipality == nil ? "/\(slug)/werk/plannen" : "/werk/plannen")
        }
        // Who only works at the desk has nothing to see at the operators' pages.
        return path(place == .operators && !member.isOperator ? LoginPlace.platform.home : place.home)
    }
}

extension StaffRights {
    /// Whether the member is a partner, who reads parts of plans and no case.
    fileprivate var onlySeesPlans: Bool { may(.seeSharedPlans) && !may(.seeCases) }

    /// Whether the pages with figures are all there is for this member, so no list of work.
    fileprivate var onlySeesFigures: Bool { may(.seeFigures) && !may(.seeCases) }
}
