internal import FoundationEssentials
internal import HTTPClient
internal import HTTPServer
internal import Kernel
internal import Records
internal import Simulator
internal import Vault

extension Command {
    /// Shows the main job with invented data: seven municipalities, a back office, and MijnOverheid played.
    static let demo = Command(
        "demo",
        "Laat het platform zien met voorbeelden: gemeenten, zaken en een nagespeeld MijnOverheid.",
        options: [.port, .simulatorPort, .still]
    ) { invocation in
        let stop = StopSignal()
        let demo = try Demo(invocation)
        try demo.fill()
        demo.explain()
        let ticker = invocation.has(.still) ? nil : try demo.startTicking()
        invocation.terminal.line(DemoText.ending(isStill: ticker == nil))
        stop.wait()
        invocation.terminal.line("De demonstratie stopt.")
        ticker?.stop()
        demo.stop()
    }
}

extension Command.Option {
    static let simulatorPort = Command.Option(
        "simulator-port",
        value: "GETAL",
        "De poort van het nagespeelde MijnOverheid (anders: 8090)."
    )
    static let still = Command.Option("still", "Laat de statussen met rust: er verandert niets uit zichzelf.")
}

/// A platform with invented data and a simulator beside it.
struct Demo: Sendable {
    let served: ServedPlatform
    let simulator: Simulator
    let terminal: Terminal
    let folder: DemoFolder
    /// One back-office system per municipality, in the order of the slugs.
    let pushers: [DemoPusher]
    private let client: HTTPClient
    private let password: String
    /// With which anybody may vote in Duiven.
    private let votingCodes = Lock<[String]>([])

    init(_ invocation: Invocation) throws {
        terminal = invocation.terminal
        let given = try invocation.configuration()
        folder = try DemoFolder(invocation.value(.data) ?? "demo")
        let port = try invocation.integer(.simulatorPort, in: 0...65_535) ?? 8090
        let mailbox = DemoMailbox()
        let configuration = mailbox.pointing(given, data: folder.path, simulatorPort: port)
        served = try Self.serve(configuration, mailbox, invocation)
        client = try HTTPClient()
        let clients = try DemoClients(of: served, client)
        pushers = clients.pushers
        simulator = try DemoSimulator.make(
            configuration,
            port: UInt16(port),
            sender: (mailbox.clientID, mailbox.secret),
            pulling: clients.pullers
        )
        try simulator.start()
        password = SessionToken(randomness: SystemRandomness()).text
        try DemoStaff.add(password: password, to: served.platform)
    }

    /// Lets the modules make their invented data, and pushes a few hundred cases through the integrators' interface.
    func fill() throws {
        let platform = served.platform
        var count = 0
        for (pusher, tenant) in zip(pushers, platform.directory.open) {
            try DemoResidents.describe(in: tenant, at: platform.clock.now())
            count += try DemoModules(platform: platform).fill(tenant)
            let types = DemoCase.pushed(in: tenant)
            guard !types.isEmpty else { continue }
            // A past is there where someone can log in to see figures of it.
            let hasStaff = tenant.municipality.organisation == DemoStaff.organisation
            let past = hasStaff ? DemoCase.past(types, weeks: 26) : []
            let cases = DemoCase.spread(types, count: 48) + past
            count += cases.count
            _ = try pusher.push(cases.flatMap { $0.updates(platform.ids, now: platform.clock.now()) })
        }
        try DemoDesk(platform: platform).divide()
        let codes = try platform.directory.open.map { tenant in
            (tenant.municipality.slug, try DemonstratedVotes.add(to: tenant, at: platform.clock.now()))
        }
        votingCodes.withLock { $0 = codes.first { $0.0 == "duiven" }?.1 ?? [] }
        terminal.line("\(count) voorbeeldzaken in \(pushers.count) gemeenten.")
    }

    /// Says what to open and what to try.
    func explain() {
        let base = "http://127.0.0.1:\(served.server.port)"
        folder.keep(token: pushers.first { $0.slug == "duiven" }?.token ?? "")
        let played = "http://127.0.0.1:\(simulator.port)"
        terminal.line(DemoText.addresses(base: base, simulator: played))
        let accounts = DemoStaff.accounts(served.platform.modules)
        terminal.line(DemoText.login(base: base, password: password, accounts: accounts))
        terminal.line(DemoText.voting(base: base, codes: votingCodes.withLock { $0 }))
        terminal.line(DemoText.commands(base: base, simulator: played, tokenFile: folder.tokenFile))
    }

    /// Changes a status every few seconds, and renews the token file in time.
    func startTicking() throws -> DemoTicker {
        try DemoTicker(self)
    }

    func stop() {
        served.stop()
        simulator.stop()
        client.stop()
    }

    private static func serve(
        _ configuration: Configuration,
        _ mailbox: DemoMailbox,
        _ invocation: Invocation
    ) throws -> ServedPlatform {
        let terminal = invocation.terminal
        let tray = DemoTray()
        return try ServedPlatform(
            ServedPlatform.Setting(
                configuration: configuration,
                configFolder: invocation.configFolder,
                variables: mailbox.variables(invocation.surroundings.variables),
                report: { terminal.errorLine($0) },
                residentLogin: DemoLogin(),
                tray: tray,
                demoRoutes: tray.routes
            )
        )
    }
}
