/// Someone who works for one or more municipalities (medewerker).
///
/// One account serves several municipalities; what it may do is a grant per municipality.
public struct StaffMember: Hashable, Sendable {
    /// The key inside the platform, which events keep in place of a name.
    public let id: Int
    /// The name to log in with.
    public let loginName: String
    /// The name that colleagues and residents read.
    public let fullName: String
    /// The organisation that the member works for.
    public let organisation: String
    /// Whether the member runs the platform for the organisation (beheerder).
    public let isOperator: Bool
    public let grants: Set<StaffGrant>

    public init(
        id: Int,
        loginName: String,
        fullName: String,
        organisation: String,
        isOperator: Bool = false,
        grants: Set<StaffGrant> = []
    ) {
        self.id = id
        self.loginName = loginName
        self.fullName = fullName
        self.organisation = organisation
        self.isOperator = isOperator
        self.grants = grants
    }

    /// What this member may do in one municipality; nothing without a grant there.
    public func rights(in municipality: Municipality) -> StaffRights {
        StaffRights(grants.filter { $0.municipality == municipality.slug })
    }
}

/// One thing that a member was given: a role in a municipality, for all modules or for one.
public struct StaffGrant: Hashable, Sendable {
    /// The slug of the municipality.
    public let municipality: String
    public let role: StaffRole
    /// The id of the module that it holds for; `nil` for every module, their confidential cases excepted.
    public let module: String?
    /// The key of the team in which the member does this work; `nil` without a team.
    public let team: String?

    public init(municipality: String, role: StaffRole, module: String? = nil, team: String? = nil) {
        self.municipality = municipality
        self.role = role
        self.module = module
        self.team = team
    }
}

/// What someone is to a municipality (rol); each role holds fixed permissions.
public enum StaffRole: String, Hashable, Sendable, CaseIterable {
    /// Answers residents on every channel (klantadviseur).
    case agent
    /// Handles cases (behandelaar).
    case caseWorker = "case-worker"
    /// Divides the work of a team as well (teamleider).
    case teamLead = "team-lead"
    /// Looks at figures, not at cases (manager).
    case manager
    /// May open a case of another team in an emergency, besides another role (noodinzage).
    case emergencyReader = "emergency-reader"
    /// Works for an organisation that helps a household, and reads what people allowed it to read (partner).
    case partner

    /// What the role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .agent: [.seeCases, .searchResidents, .serveDesk]
        case .caseWorker: [.seeCases, .searchResidents, .serveDesk, .handleCases]
        case .teamLead: [.seeCases, .searchResidents, .serveDesk, .handleCases, .divideWork, .seeFigures]
        case .manager: [.seeFigures]
        case .emergencyReader: [.openInEmergency]
        case .partner: [.seeSharedPlans]
        }
    }

    /// The name that staff read.
    public var title: String {
        switch self {
        case .agent: "Klantadviseur"
        case .caseWorker: "Behandelaar"
        case .teamLead: "Teamleider"
        case .manager: "Manager"
        case .emergencyReader: "Noodinzage"
        case .partner: "Partner"
        }
    }
}

/// One kind of work that a route can ask for.
public enum Permission: Hashable, Sendable, CaseIterable {
    case seeCases
    /// Find residents by name, address or number, with a purpose that is logged.
    case searchResidents
    /// Receive residents at a location and help them at a desk.
    case serveDesk
    /// Set steps, suspend, extend, close, write notes and messages.
    case handleCases
    /// Give cases to colleagues.
    case divideWork
    case seeFigures
    /// Open a case of another team for a short time, with a reason that its team lead and its resident read.
    case openInEmergency
    /// Read the parts of plans of households for which there is consent.
    case seeSharedPlans
}
