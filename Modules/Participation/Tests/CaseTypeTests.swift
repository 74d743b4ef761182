internal import Kernel
internal import Participation
internal import TestSupport
internal import Testing

@Suite("The case types of Participation")
struct CaseTypeTests {
    @Test("the module registers without faults and brings `idee`")
    func registers() throws {
        let catalogue = try ModuleCatalogue([Participation(bigNumbers: TestNumbers.big)])

        #expect(catalogue.caseTypes.map(\.key).contains("idee"))
    }
}
