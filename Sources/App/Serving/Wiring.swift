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
    /// - Throws: `RouterError` or `ServerError`, or ``Refusal`` for the token of a monitoring system.
    func server() throws -> Server {
        let door = FrontDoor(
            clients: platform.clients,
            operators: platform.operators,
            monitors: try MonitorTokens(platform.configuration.platform.organisations),
            clock: platform.clock
        )
        let directory = platform.directory
        let menu: @Sendable (Municipality) -> [Link] = { municipality in
            Self.offers(directory.open(slug: municipality.slug)?.modulesOn ?? []).map(\.link)
        }
        let underSlug = HousePages(menu: menu)
        let onOwnHost = HousePages(addressing: .host, menu: menu)
        // The figures are those of the server that shows them, which is made after its routes.
        let serverBox = Lock<Server?>(nil)
        let figures: @Sendable () -> ServerMetrics? = { serverBox.withLock { $0 }?.metrics }
        let router = try Router(routes: municipalRoutes(), platform: platformRoutes(door, figures))
        let server = try Server(
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
        serverBox.withLock { $0 = server }
        return server
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

    private func platformRoutes(
        _ door: FrontDoor,
        _ serverFigures: @escaping @Sendable () -> ServerMetrics?
    ) -> [PlatformRoute] {
        let desk = OperatorDesk(
            door: door,
            operators: platform.operators,
            isSecure: platform.configuration.platform.publicBase.hasPrefix("https:")
        )
        let system = SystemRoutes(
            closedMunicipalities: { [directory = platform.directory] in directory.all.count - directory.open.count },
            figures: { [platform, deliveries] context in
                Figures(platform: platform, deliveries: deliveries.desk, server: serverFigures()).text(for: context)
            }
        )
        let sync = SyncDesk(login: desk) { [deliveries] in deliveries.desk }
        return [choice] + system.routes + desk.routes + sync.routes + HouseRoutes.platform
    }

    /// The first page of the platform's own host: people choose their municipality.
    private var choice: PlatformRoute {
        PlatformRoute(
            .get,
            "/",
            access: .anyone,
            .read { [directory = platform.directory] _, context in
                context.show(StandardPages.municipalities(directory.all.map(\.municipality)))
            }
        )
    }

    /// The first page of a municipality: what a resident can do here.
    private static let start = Route(
        .get,
        "/",
        access: .anyone,
        .read { _, context in
            context.show(StandardPages.start(links: offers(context.modulesOn)))
        }
    )

    /// What a resident can do, given the modules that are on: a page of a module that is off is not offered.
    private static func offers(_ modulesOn: Set<String>) -> [(link: Link, text: String)] {
        let report = (Link("Doe een melding", .local("/melden")), "Is er iets kapot of vies op straat? Meld het.")
        let follow = (Link("Volg uw zaak", .local("/volg")), "Kijk met uw volgcode hoe ver wij zijn.")
        return modulesOn.contains("physical-domain") ? [report, follow] : [follow]
    }
}
