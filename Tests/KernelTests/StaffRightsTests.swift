import Kernel
import TestSupport
import Testing

@Suite("The rights of staff")
struct StaffRightsTests {
    private let open = CaseType.test()
    private let municipality: Municipality

    init() throws { municipality = try .test() }

    @Test("rights in one municipality say nothing about another")
    func perMunicipality() throws {
        let member = member([StaffGrant(municipality: "westervoort", role: .teamLead)])

        #expect(member.rights(in: municipality).roles.isEmpty)
        #expect(!member.rights(in: municipality).may(.seeCases))
    }

    @Test("a manager sees figures and no case", arguments: [Permission.seeCases, .searchResidents, .handleCases])
    func managers(permission: Permission) {
        let rights = StaffRights([StaffGrant(municipality: "duiven", role: .manager)])

        #expect(rights.may(.seeFigures))
        #expect(!rights.may(permission))
    }

    @Test("a grant for one module does not reach the cases of another")
    func perModule() {
        let rights = StaffRights([StaffGrant(municipality: "duiven", role: .caseWorker, module: "civil-affairs")])

        #expect(!rights.may(.handleCases, with: open))
        #expect(rights.sight(of: CaseTypeCatalogue([open]), for: 1) == StaffSight(whole: [], member: 1))
    }

    @Test("a grant for every module stops at confidential cases; one that names the module does not")
    func confidential() {
        let secret = CaseType.test(key: "wmo", confidentiality: .confidential)
        let types = CaseTypeCatalogue([open, secret])
        let everywhere = StaffRights([StaffGrant(municipality: "duiven", role: .caseWorker)])
        let named = StaffRights([StaffGrant(municipality: "duiven", role: .caseWorker, module: secret.module)])

        #expect(everywhere.sight(of: types, for: 1) == StaffSight(whole: [open.key], member: 1))
        #expect(named.sight(of: types, for: 1) == StaffSight(whole: [open.key, "wmo"], member: 1))
    }

    @Test(
        "a grant that names a team shows the confidential cases of that team, and every case that is not confidential"
    )
    func perTeam() {
        let secret = CaseType.test(key: "wmo", confidentiality: .confidential)
        let types = CaseTypeCatalogue([open, secret])
        let grants: Set<StaffGrant> = [
            StaffGrant(municipality: "duiven", role: .caseWorker, module: secret.module, team: "wmo-team"),
            // A grant for every module adds no confidential cases of its team.
            StaffGrant(municipality: "duiven", role: .agent, team: "balie"),
        ]

        let sight = StaffRights(grants).sight(of: types, for: 7)

        #expect(sight == StaffSight(whole: [open.key], ofTeams: ["wmo": ["wmo-team"]], member: 7))
        #expect(sight.types == [open.key, "wmo"])
    }

    @Test("only who may open cases in an emergency may, and that right reaches confidential cases of its module")
    func emergencies() {
        let secret = CaseType.test(key: "wmo", module: "social-domain", confidentiality: .confidential)
        let types = CaseTypeCatalogue([open, secret])
        let everywhere = StaffRights([StaffGrant(municipality: "duiven", role: .emergencyReader)])
        let elsewhere = StaffRights([StaffGrant(municipality: "duiven", role: .emergencyReader, module: open.module)])
        let others = StaffRights(
            Set(
                StaffRole.allCases.filter { $0 != .emergencyReader }.map {
                    StaffGrant(municipality: "duiven", role: $0, module: "social-domain")
                }
            )
        )

        #expect(everywhere.emergencyTypes(of: types) == [open.key, "wmo"])
        #expect(elsewhere.emergencyTypes(of: types) == [open.key])
        #expect(others.emergencyTypes(of: types).isEmpty && !others.may(.openInEmergency))
        #expect(!everywhere.may(.seeCases) && everywhere.sight(of: types, for: 1).types.isEmpty)
    }

    private func member(_ grants: Set<StaffGrant>) -> StaffMember {
        StaffMember(id: 1, loginName: "sanne", fullName: "Sanne", organisation: "1stroom", grants: grants)
    }
}
