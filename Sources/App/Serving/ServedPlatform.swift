internal import Glibc
internal import HTTPServer
internal import Kernel
internal import Mail
internal import Pages
internal import Vault

/// A platform that is open, listens, and takes commands at its control socket.
struct ServedPlatform: Sendable {
    let platform: Platform
    let server: Server
    let deliveries: DeliveryCentre
    private let chores: ChoreRounds
    private let control: ControlServer
    private let lock: DataLock

    /// What a platform is served with.
    struct Setting: Sendable {
        let configuration: Configuration
        let configFolder: String
        /// The environment, where secrets are.
        let variables: [String: String]
        /// Hears what an operator has to know.
        let report: @Sendable (String) -> Void
        /// Takes lines of the access log; `nil` keeps none.
        var accessLog: (@Sendable ([UInt8]) -> Void)?
        /// Proves who a resident is; `nil` where no login is connected.
        var residentLogin: (any ResidentLogin)?
        /// Catches mail in place of a relay; for the demonstration.
        var tray: (any MailPost)?
        /// Addresses that only the demonstration has.
        var demoRoutes: [PlatformRoute] = []
    }

    /// Opens the data and starts to listen.
    ///
    /// - Throws: ``Refusal`` or `ConfigFaults` with everything that keeps it from starting.
    init(_ invocation: Invocation) throws { try self.init(try invocation.setting()) }

    /// Opens the data and starts to listen.
    ///
    /// - Throws: ``Refusal`` with everything that keeps it from starting.
    init(_ setting: Setting) throws {
        let folder = setting.configuration.platform.dataFolder
        try OwnFolder.make(folder)
        lock = try DataFolder.lock(folder)
        platform = try Platform(setting)
        deliveries = try DeliveryCentre(
            platform,
            variables: setting.variables,
            tray: setting.tray,
            report: setting.report
        )
        let wiring = Wiring(
            platform: platform,
            deliveries: deliveries,
            demoRoutes: setting.demoRoutes,
            accessLog: setting.accessLog,
            report: setting.report,
            residentLogin: setting.residentLogin
        )
        server = try wiring.server()
        do {
            try server.start()
            try deliveries.start()
            chores = try ChoreRounds(platform, report: setting.report)
            let works = ServerWorks(
                platform: platform,
                deliveries: deliveries,
                setting: setting,
                addresses: server.addresses
            )
            control = try ControlServer(in: folder) { ControlDesk(works.all).answer($0) }
        } catch {
            // Else it would go on answering from a folder that another process may take.
            server.stop()
            deliveries.stop()
            platform.close()
            guard let fault = error as? ServerError else { throw error }
            throw Refusal(Self.sentence(about: fault))
        }
    }

    private static func sentence(about error: ServerError) -> String {
        switch error {
        case .badAddress(let address):
            "\(address) is geen IPv4-adres van deze machine. Verbeter het in platform.json."
        case .cannotListen(let port, let code):
            "De server kan niet luisteren op poort \(port) (fout \(code) van het systeem). "
                + "Stop het programma dat de poort heeft, of kies een andere poort met --port."
        case .noThread(let code):
            "Het systeem geeft geen draden meer (fout \(code) van het systeem). Verhoog de grens voor processen."
        }
    }

    /// Stops taking requests, finishes what was accepted, and closes the files.
    func stop() {
        control.stop()
        chores.stop()
        server.stop()
        deliveries.stop()
        platform.close()
    }
}

/// The clock of the machine.
struct SystemClock: Clock {
    func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

extension ModuleCatalog {
    /// Every module, registered and checked against each other.
    ///
    /// - Throws: ``Refusal`` that names both sides of every clash.
    static func checked() throws(Refusal) -> ModuleCatalogue {
        do throws(ModuleFaults) {
            return try ModuleCatalogue(modules) { PlainDutch.house.complaints(about: $0, in: $1) }
        } catch {
            throw Refusal("De onderdelen passen niet bij elkaar:\n\(error)")
        }
    }
}
