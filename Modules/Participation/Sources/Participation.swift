public import Kernel

/// Participation (participatie): residents' ideas for their neighbourhood and votes on a budget.
public struct Participation: DomainModule {
    public static let manifest = ModuleManifest(id: "participation", title: "Meedoen", owner: "Team Participatie")

    let bigNumbers: any WholeNumber.Type

    /// - Parameter bigNumbers: Numbers without a limit, for counts that 128 bits are too few for.
    public init(bigNumbers: any WholeNumber.Type) { self.bigNumbers = bigNumbers }

    public func register(in registry: inout ModuleRegistry) {
        registry.add(
            CaseTypeFile(name: "Modules/Participation/CaseTypes/idee.json", json: PackageResources.idee_json)
        )
    }
}
