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
        #expect(rights.sight(of: CaseTypeCatalogue([open])) == .types([]))
    }

    @Test("a grant for every module stops at confidential cases; one that names the module does not")
    func confidential() {
        let secret = CaseType.test(key: "wmo", confidentiality: .confidential)
        let types = CaseTypeCatalogue([open, secret])
        let everywhere = StaffRights([StaffGrant(municipality: "duiven", role: .caseWorker)])
        let named = StaffRights([StaffGrant(municipality: "duiven", role: .caseWorker, module: secret.module)])

        #expect(everywhere.sight(of: types) == .types([open.key]))
        #expect(named.sight(of: types) == .types([open.key, "wmo"]))
    }

    private func member(_ grants: Set<StaffGrant>) -> StaffMember {
        StaffMember(id: 1, loginName: "sanne", fullName: "Sanne", organisation: "1stroom", grants: grants)
    }
}
