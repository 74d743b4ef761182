internal import Desk
internal import HTTPServer
internal import Kernel
internal import Pages
internal import Portal
internal import Records
internal import TrackAndTrace
internal import Vault
internal import ZGW

/// Puts the routes of the platform, its interfaces and its modules together behind one server.
struct Wiring: Sendable {
    let platform: Platform
    let deliveries: DeliveryCentre
    var demoRoutes: [PlatformRoute] = []
    /// Takes finished lines of the access log.
    let accessLog: (@Sendable ([UInt8]) -> Void)?
    /// Hears of errors that no code foresaw.
    let report: @Sendable (String) -> Void
    /// Proves who a resident is; `nil` where no login is connected.
    var residentLogin: (any ResidentLogin)?

    /// Makes the server; it does not listen yet.
    ///
    /// - Throws: `RouterError` or `ServerError`, or ``Refusal`` for the token of a monitoring system.
    func server() throws -> Server {
        let door = FrontDoor(
            platform: platform,
            monitors: try MonitorTokens(platform.configuration.platform.organisations)
        )
        let directory = platform.directory
        let menu: @Sendable (Municipality) -> [Link] = { [clock = platform.clock] municipality in
            // This stands on every page, so it copies no case types.
            guard let served = directory.tenant(slug: municipality.slug) else { return [] }
            let isAnyOffered = served.caseTypes.offersAny(on: clock.now().day, modulesOn: served.modulesOn)
            return Self.offers(in: municipality, served.parts.residentPages, isAnyOffered: isAnyOffered).map(\.link)
        }
        let underSlug = HousePages(menu: menu, staffMenu: Desk.menu)
        let onOwnHost = HousePages(addressing: .host, menu: menu, staffMenu: Desk.menu)
        // The figures are those of the server that shows them, which is made after its routes and holds them.
        let made = Lock(WeakServer())
        let figures: @Sendable () -> ServerMetrics? = { made.withLock { $0.server }?.metrics }
        let login = LoginDesk(
            door: door,
            staff: platform.staff,
            isSecure: platform.configuration.platform.publicBase.hasPrefix("https:")
        )
        let router = try Router(routes: municipalRoutes(login), platform: platformRoutes(login, figures))
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
                    let pages = municipality != nil && request?.base.isEmpty == true ? onOwnHost : underSlug
                    if let request, problem.code == "login-required" {
                        return .seeOther(Self.login(for: request, in: municipality, pages))
                    }
                    let reference = request?.id ?? UniqueID(high: 0, low: 0)
                    return pages.render(problem, for: municipality, reference: reference)
                },
                accessLog: accessLog,
                report: { [report] incident in
                    report("Fout \(incident.request) bij \(incident.route): \(incident.error)")
                }
            )
        )
        made.withLock { $0.server = server }
        return server
    }

    private func municipalRoutes(_ login: LoginDesk) -> [(module: String?, route: Route)] {
        let interface = TrackAndTrace(
            digest: SHA256(),
            publicBase: platform.configuration.platform.publicBase,
            spoolFolder: platform.files.spool
        )
        let pulled = ZGW(digest: SHA256(), publicBase: platform.configuration.platform.publicBase)
        let own: [Route] =
            [Self.start] + interface.routes + pulled.routes + FollowCase().routes + Portal().routes
            + OwnPages(staff: platform.staff).routes + HouseRoutes.municipality + login.municipalRoutes
            + residentDesk.routes + desk.routes
        return own.map { (nil, $0) } + platform.modules.routes.map { ($0.module, $0.route) }
    }

    private var desk: Desk {
        Desk(staff: platform.staff, plainDutch: .house, dossiers: platform.modules.dossiers)
    }

    private var residentDesk: ResidentLoginDesk {
        ResidentLoginDesk(
            login: residentLogin,
            isSecure: platform.configuration.platform.publicBase.hasPrefix("https:")
        ) { [directory = platform.directory] in directory.open(slug: $0.slug)?.records.residentSessions }
    }

    private func platformRoutes(
        _ login: LoginDesk,
        _ serverFigures: @escaping @Sendable () -> ServerMetrics?
    ) -> [PlatformRoute] {
        let system = SystemRoutes(
            closedMunicipalities: { [directory = platform.directory] in directory.all.count - directory.open.count },
            figures: { [platform, deliveries] context in
                Figures(platform: platform, deliveries: deliveries, server: serverFigures()).text(for: context)
            }
        )
        let sync = SyncDesk(login: login, deliveries: deliveries)
        let modules = ModuleDesk(login: login, platform: platform)
        return [choice] + system.routes + login.platformRoutes + sync.routes + modules.routes + demoRoutes
            + desk.platformRoutes
            + HouseRoutes.platform
    }

    /// The login page for a page that needs one; after login the reader comes back to the page.
    private static func login(for request: Request, in municipality: Municipality?, _ pages: HousePages) -> String {
        let back = request.method == .get ? [Request.QueryItem("naar", request.path)] : []
        if municipality != nil {
            // What residents log in for lies outside the pages of staff.
            let isStaff = ["/werk", "/sturen"].contains { request.path == $0 || request.path.hasPrefix($0 + "/") }
            let path = isStaff ? LoginPlace.municipality.login : ResidentLoginDesk.loginPath
            return pages.path(to: .local(path, query: back), in: municipality)
        }
        let place = request.path.hasPrefix("/beheer") ? LoginPlace.operators : LoginPlace.platform
        return pages.path(to: .platform(place.login, query: place == .operators ? [] : back), in: nil)
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
            let isAnyOffered = context.caseTypes.offersAny(on: context.today, modulesOn: context.modulesOn)
            let offers = offers(in: context.municipality, context.parts.residentPages, isAnyOffered: isAnyOffered)
            return context.show(StandardPages.start(offers))
        }
    )

    /// What a resident can do, given the modules that are on: a page of a module that is off is not offered.
    private static func offers(
        in municipality: Municipality,
        _ pages: [Entrance],
        isAnyOffered: Bool
    ) -> [Entrance] {
        let follow = Entrance(
            Link("Volg uw zaak", .local("/volg")),
            "Kijk met uw volgcode hoe ver wij zijn.",
            icon: .search
        )
        let apply = Entrance(
            Portal.link,
            "Kijk wat u nodig hebt, wat het kost en hoe lang het duurt.",
            icon: .file
        )
        let own = Entrance(OwnPages.link, "Log in en bekijk al uw zaken bij ons.", icon: .user)
        return pages + (isAnyOffered ? [apply] : []) + [follow]
            + (municipality.portal == .own ? [own] : [])
    }
}

/// The server that a route of its own refers to; strong, the two would keep each other forever.
private struct WeakServer {
    weak var server: Server?
}
