public import Kernel

/// The physical domain (fysiek domein): reports about streets, green and lighting, and permits.
public struct PhysicalDomain: DomainModule {
    public static let manifest = ModuleManifest(
        id: "physical-domain",
        title: "Straat en groen",
        owner: "Team openbare ruimte"
    )

    public init() {}

    public func register(in registry: inout ModuleRegistry) {
        for (name, json) in Self.caseTypes { registry.add(CaseTypeFile(name: name, json: json)) }
        Schema.migrations.forEach { registry.add($0) }
        registry.add(ReportDossier())
        do {
            addRoutes(try CategoryList.shipped(), to: &registry)
            addPermits(try PermitKindList.shipped(), to: &registry)
        } catch {
            registry.refuse(error)
        }
        registry.add(Schema.keptPhotos)
    }

    private static let caseTypes = [
        ("Modules/PhysicalDomain/CaseTypes/evenementenvergunning.json", PackageResources.evenementenvergunning_json),
        ("Modules/PhysicalDomain/CaseTypes/handhavingsverzoek.json", PackageResources.handhavingsverzoek_json),
        (
            "Modules/PhysicalDomain/CaseTypes/melding-openbare-ruimte.json",
            PackageResources.melding_openbare_ruimte_json
        ),
        ("Modules/PhysicalDomain/CaseTypes/omgevingsvergunning.json", PackageResources.omgevingsvergunning_json),
        ("Modules/PhysicalDomain/CaseTypes/parkeervergunning.json", PackageResources.parkeervergunning_json),
        ("Modules/PhysicalDomain/CaseTypes/rommelmarkt.json", PackageResources.rommelmarkt_json),
    ]

    private func addRoutes(_ categories: CategoryList, to registry: inout ModuleRegistry) {
        let limit = SendLimit.reports
        let form = TakeReport(categories: categories, limit: limit)
        let thanks = ThankForReport(categories: categories)
        let interface = ReportInterface(categories: categories, limit: limit)
        registry.add(
            Entrance(
                Link("Doe een melding", .local("/melden")),
                "Is er iets kapot of vies op straat? Meld het.",
                icon: .alert
            )
        )
        registry.add(
            Route(.get, "/melden", access: .anyone, .read(form.ask)),
            Route(.post, "/melden", access: .anyone, bodyLimit: TakeReport.bodyLimit, .slowChange(form.take)),
            Route(.get, "/melden/klaar/{code}", access: .anyone, .read(thanks.showCode)),
            Route(.get, "/melden/bedankt", access: .anyone, .read(thanks.showThanks)),
            Route(
                .post,
                "\(ReportInterface.root)/reports",
                access: .anyone,
                consumes: "application/json",
                .slowChange(interface.takeReport)
            ),
            Route(.get, "\(ReportInterface.root)/categories", access: .anyone, .read(interface.showCategories)),
            Route(.get, "\(ReportInterface.root)/openapi.json", access: .anyone, .read(interface.showDocument))
        )
    }
}
