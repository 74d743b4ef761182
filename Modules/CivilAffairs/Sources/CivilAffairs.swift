public import Kernel

/// Civil affairs (burgerzaken): passports now; moving house and certificates later.
public struct CivilAffairs: DomainModule {
    public static let manifest = ModuleManifest(id: "civil-affairs", title: "Burgerzaken", owner: "Team Burgerzaken")

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        registry.add(
            CaseTypeFile(name: "Modules/CivilAffairs/CaseTypes/paspoort.json", json: PackageResources.paspoort_json)
        )
    }
}
