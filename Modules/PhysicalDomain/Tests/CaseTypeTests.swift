internal import Kernel
internal import PhysicalDomain
internal import Testing

@Suite("The case types of PhysicalDomain")
struct CaseTypeTests {
    @Test("the module registers without faults and brings `melding-openbare-ruimte`")
    func registers() throws {
        let catalogue = try ModuleCatalogue([PhysicalDomain()])

        #expect(catalogue.caseTypes.map(\.key).contains("melding-openbare-ruimte"))
    }
}
