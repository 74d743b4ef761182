/// Invented data with which a module shows itself (voorbeelden); only `dichtbij demo` makes it.
///
/// It is made at each start of a demonstration, in every municipality where the module is on.
public struct Demonstration: Sendable {
    /// The keys of the case types of which ``fill`` makes the cases.
    ///
    /// Of the module's other case types a back-office system of the demonstration pushes some.
    public let caseTypes: Set<String>
    /// Who must be able to log in as staff to see it all, besides the accounts that every demonstration has.
    public let accounts: [Account]
    /// Makes the data in one municipality, the oldest first, and says how many cases it opened.
    public let fill: @Sendable (DemonstrationStage) throws -> Int

    public init(
        of caseTypes: Set<String>,
        accounts: [Account] = [],
        fill: @escaping @Sendable (DemonstrationStage) throws -> Int
    ) {
        self.caseTypes = caseTypes
        self.accounts = accounts
        self.fill = fill
    }

    /// The invented data of both, this one first.
    func adding(_ other: Demonstration) -> Demonstration {
        Demonstration(of: caseTypes.union(other.caseTypes), accounts: accounts + other.accounts) { stage in
            try fill(stage) + other.fill(stage)
        }
    }

    /// An account that stands for a kind of work and for no person; its work is that of the module only.
    public struct Account: Hashable, Sendable {
        /// The name to log in with, which no other module's account has.
        public let loginName: String
        /// What colleagues read, such as `Medewerker Burgerzaken`.
        public let fullName: String
        public let role: StaffRole
        /// The key of the team; `nil` without one.
        public let team: String?

        public init(loginName: String, fullName: String, role: StaffRole, team: String? = nil) {
            self.loginName = loginName
            self.fullName = fullName
            self.role = role
            self.team = team
        }
    }
}

extension ModuleCatalogue {
    /// The invented data of the modules that are on, each with the id of its module.
    public func demonstrations(modulesOn: Set<String>) -> [(module: String, demonstration: Demonstration)] {
        modules.filter { modulesOn.contains($0.manifest.id) }.compactMap { entry in
            entry.demonstration.map { (entry.manifest.id, $0) }
        }
    }
}
