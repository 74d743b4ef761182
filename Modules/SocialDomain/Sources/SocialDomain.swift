public import Kernel

/// The social domain (sociaal domein): support to keep living at home (Wmo).
public struct SocialDomain: DomainModule {
    public static let manifest = ModuleManifest(
        id: "social-domain",
        title: "Zorg en hulp",
        owner: "Team Sociaal domein"
    )

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        registry.add(
            CaseTypeFile(
                name: "Modules/SocialDomain/CaseTypes/wmo-melding.json",
                json: PackageResources.wmo_melding_json
            )
        )
        addHousehold(to: &registry)
        registry.add(
            Demonstration(of: [], accounts: [HouseholdDemonstration.account], fill: HouseholdDemonstration.fill)
        )
    }
}
