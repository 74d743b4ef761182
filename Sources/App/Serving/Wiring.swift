internal import HTTPServer
internal import Kernel
internal import Pages
internal import TrackAndTrace
internal import Vault

/// Puts the routes of the platform, its interfaces and its modules together behind one server.
struct Wiring: Sendable {
    let platform: Platform
    /// Takes finished lines of the access log.
    let accessLog: (@Sendable ([UInt8]) -> Void)?
    /// Hears of errors that no code foresaw.
    let report: @Sendable (String) -> Void

    /// Makes the server; it does not listen yet.
    ///
    /// - Throws: `RouterError` or `ServerError`.
    func server() throws -> Server {
        let door = FrontDoor(clients: platform.clients, operators: platform.operators, clock: platform.clock)
        let router = try Router(routes: municipalRoutes(), platform: platformRoutes(door))
        return try Server(
            router,
            settings: settings,
            ports: ServerPorts(
                tenants: platform.directory,
                gatekeeper: door,
                clock: platform.clock,
                ids: platform.ids,
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
        let own: [Route] = interface.routes + FollowCase().routes + HouseRoutes.municipality
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
        return system.routes + desk.routes + HouseRoutes.platform
    }

    private var settings: ServerSettings {
        let configured = platform.configuration.platform
        var limits = ServerLimits()
        limits.connections = configured.limits.connections
        limits.headerBytes = configured.limits.headerBytes
        limits.idleSeconds = configured.limits.idleTimeoutSeconds
        return ServerSettings(
            address: configured.listen.address,
            port: UInt16(configured.listen.port),
            workers: configured.limits.workerThreads,
            trustedProxies: configured.trustedProxies.filter { !$0.contains(":") },
            limits: limits
        )
    }

    @Sendable
    private static func menu(_ municipality: Municipality) -> [Link] {
        [Link("Doe een melding", .local("/melden")), Link("Volg uw zaak", .local("/volg"))]
    }
}
