public import Kernel

/// The physical domain (fysiek domein): reports about streets, green and lighting.
public struct PhysicalDomain: DomainModule {
    public static let manifest = ModuleManifest(
        id: "physical-domain",
        title: "Straat en groen",
        owner: "Team Openbare ruimte"
    )

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        registry.add(
            CaseTypeFile(
                name: "Modules/PhysicalDomain/CaseTypes/melding-openbare-ruimte.json",
                json: PackageResources.melding_openbare_ruimte_json
            )
        )
    }
}
