internal import Kernel
internal import SocialDomain
internal import Testing

@Suite("The case types of SocialDomain")
struct CaseTypeTests {
    @Test("the module registers without faults and brings `wmo-melding`")
    func registers() throws {
        let catalogue = try ModuleCatalogue([SocialDomain()])

        #expect(catalogue.caseTypes.map(\.key).contains("wmo-melding"))
    }
}
