internal import FoundationEssentials
internal import Kernel
internal import Simulator
internal import Vault

extension Command {
    /// Plays MijnOverheid on a port of its own.
    static let simulator = Command(
        "simulator",
        "Speelt MijnOverheid en de tokenserver, om de koppeling te proberen.",
        options: [.port, .pullClients]
    ) { invocation in
        let stop = StopSignal()
        let port = try invocation.integer(.port, in: 0...65_535) ?? 8090
        // The port of the simulator is not that of the web server in the settings.
        let configuration = try Configuration.read(
            folder: invocation.configFolder,
            moduleIDs: invocation.surroundings.moduleIDs
        )
        let endpoint = configuration.platform.mijnOverheid
        let variables = invocation.surroundings.variables
        let clients = try invocation.value(.pullClients).map(PullClient.read) ?? []
        let simulator = try DemoSimulator.make(
            configuration,
            port: UInt16(port),
            sender: (try endpoint.clientID.secret(in: variables), try endpoint.clientSecret.secret(in: variables)),
            pulling: clients
        )
        try simulator.start()
        invocation.terminal.line("De simulator luistert op http://127.0.0.1:\(simulator.port)")
        stop.wait()
        simulator.stop()
    }
}

extension Command.Option {
    static let pullClients = Command.Option(
        "pull-clients",
        value: "BESTAND",
        "Per regel: gemeente, client-id en geheim, om zaken op te halen (anders: niets ophalen)."
    )
}

/// The registration with which the simulator pulls cases of one municipality.
struct PullClient: Sendable {
    let slug: String
    let clientID: String
    let secret: SecretBytes

    /// Reads lines of three words.
    ///
    /// - Throws: ``Refusal`` that names the line.
    static func read(_ path: String) throws(Refusal) -> [PullClient] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Refusal("Het bestand \(path) is niet te lezen. Controleer de naam en de rechten.")
        }
        var clients: [PullClient] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(separator: " ")
            if words.isEmpty { continue }
            guard words.count == 3 else {
                throw Refusal("\(path), regel \(number + 1): zet hier een gemeente, een client-id en een geheim.")
            }
            clients.append(
                PullClient(
                    slug: String(words[0]),
                    clientID: String(words[1]),
                    secret: SecretBytes(Array(words[2].utf8))
                )
            )
        }
        return clients
    }
}

/// Puts a simulator together from the settings of the platform.
enum DemoSimulator {
    static func make(
        _ configuration: Configuration,
        port: UInt16,
        sender: (clientID: String, secret: String),
        pulling clients: [PullClient]
    ) throws -> Simulator {
        let secrets = Dictionary(clients.map { ($0.clientID, $0.secret) }) { first, _ in first }
        let clock = SystemClock()
        return try Simulator(
            SimulatorSettings(
                port: port,
                clients: [sender.clientID: sender.secret],
                sources: clients.compactMap { source($0, configuration) },
                residents: DemoResidents.numbers
            ),
            ports: SimulatorPorts(
                clock: clock,
                ids: TimeOrderedIDs(clock: clock, randomness: SystemRandomness()),
                randomness: SystemRandomness(),
                sign: { clientID, bytes in
                    secrets[clientID].map { MessageAuthentication.code(for: bytes, key: $0) } ?? []
                }
            )
        )
    }

    private static func source(_ client: PullClient, _ configuration: Configuration) -> CaseSourceRegistration? {
        guard let municipality = configuration.municipality(client.slug) else { return nil }
        return CaseSourceRegistration(
            source: "urn:nld:oin:\(municipality.oin.digits):\(municipality.applicationName)",
            name: municipality.name,
            base: "\(configuration.platform.publicBase)/\(municipality.slug)",
            clientID: client.clientID
        )
    }
}
