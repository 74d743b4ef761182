public import Kernel

/// The social domain (sociaal domein): support to keep living at home (Wmo), youth help, income and debts.
public struct SocialDomain: DomainModule {
    public static let manifest = ModuleManifest(
        id: "social-domain",
        title: "Zorg en hulp",
        owner: "Team Sociaal domein"
    )

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        for (name, json) in Self.caseTypes { registry.add(CaseTypeFile(name: name, json: json)) }
        addWmo(to: &registry)
        addTerms(to: &registry)
        addHousehold(to: &registry)
        registry.add(
            Demonstration(
                of: SocialDemonstration.caseTypes,
                accounts: [SocialDemonstration.manager, HouseholdDemonstration.account]
            ) { try SocialDemonstration.fill($0) + HouseholdDemonstration.fill($0) }
        )
    }

    private static let caseTypes = [
        ("Modules/SocialDomain/CaseTypes/algemene-bijstand.json", PackageResources.algemene_bijstand_json),
        ("Modules/SocialDomain/CaseTypes/bijzondere-bijstand.json", PackageResources.bijzondere_bijstand_json),
        ("Modules/SocialDomain/CaseTypes/jeugdhulp.json", PackageResources.jeugdhulp_json),
        ("Modules/SocialDomain/CaseTypes/schuldhulp.json", PackageResources.schuldhulp_json),
        ("Modules/SocialDomain/CaseTypes/schuldhulp-spoed.json", PackageResources.schuldhulp_spoed_json),
        ("Modules/SocialDomain/CaseTypes/wmo-aanvraag.json", PackageResources.wmo_aanvraag_json),
        ("Modules/SocialDomain/CaseTypes/wmo-melding.json", PackageResources.wmo_melding_json),
    ]
}
