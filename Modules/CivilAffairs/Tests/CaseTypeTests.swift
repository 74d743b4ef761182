internal import CivilAffairs
internal import Kernel
internal import Testing

@Suite("The case types of CivilAffairs")
struct CaseTypeTests {
    @Test("the module registers without faults and brings `paspoort`")
    func registers() throws {
        let catalogue = try ModuleCatalogue([CivilAffairs()])

        #expect(catalogue.caseTypes.map(\.key).contains("paspoort"))
    }
}
