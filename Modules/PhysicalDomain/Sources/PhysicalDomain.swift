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
            let categories = try CategoryList.shipped()
            addRoutes(categories, to: &registry)
            GeoReportInterface(categories: categories).routes.forEach { registry.add($0) }
            addPermits(try PermitKindList.shipped(), to: &registry)
            addHandling(categories, to: &registry)
            addNeighbourhood(categories, to: &registry)
            registry.add(ReportDemonstration(categories: categories).demonstration)
        } catch {
            registry.refuse(error)
        }
        // In the order in which files got them.
        registry.add(Schema.keptPhotos, GeoReportSchema.byMoment)
        (HandlingSchema.migrations + NeighbourhoodSchema.migrations + PermitNoticeSchema.migrations + [
            AdviceQuestionSchema.migration
        ]).forEach {
            registry.add($0)
        }
    }

    private static let caseTypes = [
        ("Modules/PhysicalDomain/CaseTypes/advies-van-partner.json", PackageResources.advies_van_partner_json),
        ("Modules/PhysicalDomain/CaseTypes/buurtbericht.json", PackageResources.buurtbericht_json),
        ("Modules/PhysicalDomain/CaseTypes/evenementenvergunning.json", PackageResources.evenementenvergunning_json),
        ("Modules/PhysicalDomain/CaseTypes/handhavingsverzoek.json", PackageResources.handhavingsverzoek_json),
        (
            "Modules/PhysicalDomain/CaseTypes/melding-openbare-ruimte.json",
            PackageResources.melding_openbare_ruimte_json
        ),
        ("Modules/PhysicalDomain/CaseTypes/omgevingsvergunning.json", PackageResources.omgevingsvergunning_json),
        ("Modules/PhysicalDomain/CaseTypes/parkeervergunning.json", PackageResources.parkeervergunning_json),
        ("Modules/PhysicalDomain/CaseTypes/rommelmarkt.json", PackageResources.rommelmarkt_json),
        ("Modules/PhysicalDomain/CaseTypes/vraag-aan-partner.json", PackageResources.vraag_aan_partner_json),
    ]

    private func addHandling(_ categories: CategoryList, to registry: inout ModuleRegistry) {
        registry.add(topics: categories.all.reduce(into: Set<String>()) { $0.formUnion($1.topics) })
        let routes =
            AskReporter().routes + AnswerQuestion().routes + AskPartner().routes
            + AnswerAsPartner(categories: categories).routes + FinishReport().routes + [ShowResultPhoto.route]
        routes.forEach { registry.add($0) }
        let panel = ReportPanel(categories: categories)
        registry.add(panel.panel, panel.partnerPanel)
    }

    private func addNeighbourhood(_ categories: CategoryList, to registry: inout ModuleRegistry) {
        let watches = WatchPages()
        let routes =
            watches.routes + WorksDesk().routes + ShowReportTrend(categories: categories).routes + [WorksCalendar.route]
        routes.forEach { registry.add($0) }
        registry.add(watches.panel)
        // Staff would promise that an address is gone which is not.
        for step in StartWatch.steps {
            registry.add(ReservedStep(step, of: Watch.caseTypeKey, page: WatchPages.link.words))
        }
        WatchChores.all.forEach { registry.add($0) }
        registry.add(
            Entrance(WorksCalendar.link, "Kijk waar de gemeente nu werkt, en waar binnenkort.", icon: .work),
            Entrance(WatchPages.link, "Hoor van meldingen en werk bij u in de buurt.", icon: .mail)
        )
        registry.add(
            StaffPage(WorksDesk.page, icon: .work, for: .handleCases),
            StaffPage(ShowReportTrend.page, icon: .chart, for: .seeFigures)
        )
    }

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
