internal import HTTPServer
internal import Kernel
internal import Pages
internal import TrackAndTrace
internal import Vault
internal import ZGW

/// Puts the routes of the platform, its interfaces and its modules together behind one server.
struct Wiring: Sendable {
    let platform: Platform
    let deliveries: DeliveryCentre
    /// Takes finished lines of the access log.
    let accessLog: (@Sendable ([UInt8]) -> Void)?
    /// Hears of errors that no code foresaw.
    let report: @Sendable (String) -> Void

    /// Makes the server; it does not listen yet.
    ///
    /// - Throws: `RouterError` or `ServerError`.
    func server() throws -> Server {
        let door = FrontDoor(clients: platform.clients, operators: platform.operators, clock: platform.clock)
        let underSlug = HousePages(menu: Self.menu)
        let onOwnHost = HousePages(addressing: .host, menu: Self.menu)
        let router = try Router(routes: municipalRoutes(), platform: platformRoutes(door))
        return try Server(
            router,
            settings: platform.configuration.platform.serverSettings,
            ports: ServerPorts(
                tenants: platform.directory,
                gatekeeper: door,
                clock: platform.clock,
                ids: platform.ids,
                pages: PagePorts(underSlug: underSlug, onOwnHost: onOwnHost),
                errorPage: { problem, request, municipality in
                    if problem.code == "login-required", municipality == nil { return .seeOther("/beheer/inloggen") }
                    let pages = municipality != nil && request?.base.isEmpty == true ? onOwnHost : underSlug
                    let reference = request?.id ?? UniqueID(high: 0, low: 0)
                    return pages.render(problem, for: municipality, reference: reference)
                },
                accessLog: accessLog,
                report: { [report] incident in
                    report("Fout \(incident.request) bij \(incident.route): \(incident.error)")
                }
            )
        )
    }

    private func municipalRoutes() -> [(module: String?, route: Route)] {
        let interface = TrackAndTrace(
            digest: SHA256(),
            publicBase: platform.configuration.platform.publicBase,
            spoolFolder: platform.files.spool
        )
        let pulled = ZGW(digest: SHA256(), publicBase: platform.configuration.platform.publicBase)
        let own: [Route] =
            [Self.start] + interface.routes + pulled.routes + FollowCase().routes + HouseRoutes.municipality
        return own.map { (nil, $0) } + platform.modules.routes.map { ($0.module, $0.route) }
    }

    private func platformRoutes(_ door: FrontDoor) -> [PlatformRoute] {
        let desk = OperatorDesk(
            door: door,
            operators: platform.operators,
            isSecure: platform.configuration.platform.publicBase.hasPrefix("https:")
        )
        let system = SystemRoutes(
            closedMunicipalities: { [directory = platform.directory] in directory.all.count - directory.open.count },
            figures: { Figures.text(for: $0, in: platform) }
        )
        let sync = SyncDesk(login: desk) { [deliveries] in deliveries.desk }
        return system.routes + desk.routes + sync.routes + HouseRoutes.platform
    }

    /// The first page of a municipality: what a resident can do here.
    private static let start = Route(
        .get,
        "/",
        access: .anyone,
        .read { _, context in
            context.show(
                StandardPages.start(links: [
                    (Link("Doe een melding", .local("/melden")), "Is er iets kapot of vies op straat? Meld het."),
                    (Link("Volg uw zaak", .local("/volg")), "Kijk met uw volgcode hoe ver wij zijn."),
                ])
            )
        }
    )

    @Sendable
    private static func menu(_ municipality: Municipality) -> [Link] {
        [Link("Doe een melding", .local("/melden")), Link("Volg uw zaak", .local("/volg"))]
    }
}
