internal import Kernel
internal import Records
internal import Vault

/// The accounts that the demonstration makes, one per kind of work, all with the password of this run.
///
/// They are roles and no people: the login name says what the account may do. Modules bring accounts of their own.
enum DemoStaff {
    static let organisation = "1stroom"
    static let operatorName = "beheer"

    /// Adds the accounts; their municipalities are those of the organisation.
    static func add(password: String, to platform: Platform) throws {
        guard let hash = PasswordHash(hashing: password, randomness: SystemRandomness()) else {
            throw Refusal("De wachtwoorden van de demonstratie zijn niet te maken.")
        }
        let slugs = platform.configuration.municipalities.filter { $0.organisation == organisation }.map(\.slug)
        for (loginName, fullName, work) in accounts(platform.modules) {
            let grants = slugs.flatMap { slug in
                work.map { StaffGrant(municipality: slug, role: $0.role, module: $0.module, team: $0.team) }
            }
            try platform.staff.add(
                StaffRecords.NewMember(
                    loginName: loginName,
                    fullName: fullName,
                    organisation: organisation,
                    passwordHash: hash.text,
                    isOperator: loginName == operatorName,
                    grants: Set(grants)
                ),
                at: platform.clock.now()
            )
        }
    }

    typealias Account = (loginName: String, fullName: String, work: [Work])

    /// What there is to log in with, in the order that the demonstration tells it.
    static func accounts(_ modules: ModuleCatalogue) -> [Account] {
        general
            + modules.demonstrations(modulesOn: Set(modules.ids)).flatMap { module, demonstration in
                demonstration.accounts.map { account in
                    (account.loginName, account.fullName, [Work(account.role, module: module, team: account.team)])
                }
            }
    }

    private static let general: [Account] = [
        (operatorName, "Beheer 1Stroom", []),
        (
            "teamleider", "Teamleider Buitendienst",
            [Work(.teamLead, team: "buitendienst"), Work(.emergencyReader)]
        ),
        ("behandelaar", "Behandelaar Buitendienst", [Work(.caseWorker, team: "buitendienst")]),
        (
            "sociaal", "Behandelaar Sociaal team",
            [Work(.caseWorker, module: "social-domain", team: "sociaal-team")]
        ),
        (
            "teamleider-sociaal", "Teamleider Sociaal team",
            [Work(.teamLead, module: "social-domain", team: "sociaal-team")]
        ),
        ("klantadviseur", "Klantadviseur", [Work(.agent)]),
        ("manager", "Manager Dienstverlening", [Work(.manager)]),
    ]

    /// A grant before its municipality is known.
    struct Work: Sendable {
        let role: StaffRole
        let module: String?
        let team: String?

        init(_ role: StaffRole, module: String? = nil, team: String? = nil) {
            self.role = role
            self.module = module
            self.team = team
        }
    }
}
