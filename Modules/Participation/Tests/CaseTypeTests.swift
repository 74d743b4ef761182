internal import Kernel
internal import TestSupport
internal import Testing

@testable internal import Participation

@Suite("The case types of Participation")
struct CaseTypeTests {
    @Test("the module registers without faults and brings `idee`")
    func registers() throws {
        let catalogue = try ModuleCatalogue([Participation(ports: VotingOffice.ports)])

        #expect(catalogue.caseTypes.map(\.key).contains("idee"))
    }
}
