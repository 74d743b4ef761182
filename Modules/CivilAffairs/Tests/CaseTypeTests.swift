internal import CivilAffairs
internal import Kernel
internal import Testing

@Suite("The case types of CivilAffairs")
struct CaseTypeTests {
    @Test(
        "the module registers without faults and brings its case types",
        arguments: ["afspraak", "paspoort", "verhuizing", "vog"]
    )
    func registers(key: String) throws {
        let catalogue = try ModuleCatalogue([CivilAffairs()])

        #expect(catalogue.caseTypes.map(\.key).contains(key))
    }
}
