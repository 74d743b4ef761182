public import Kernel

/// Participation (participatie): residents' ideas for their neighbourhood.
public struct Participation: DomainModule {
    public static let manifest = ModuleManifest(id: "participation", title: "Meedoen", owner: "Team Participatie")

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        registry.add(
            CaseTypeFile(name: "Modules/Participation/CaseTypes/idee.json", json: PackageResources.idee_json)
        )
    }
}
