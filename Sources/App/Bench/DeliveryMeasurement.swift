internal import HTTPClient
internal import Kernel
internal import Simulator
internal import Vault

extension BenchRun {
    /// Sends what waits for MijnOverheid to the simulator, which pulls nothing, beside bare HTTP.
    func deliveries() throws -> Measurement {
        var (rates, bare): ([Double], [Double]) = ([], [])
        for round in 1...rounds {
            announce("deliver", round)
            let desk = try DeliveryBench()
            defer { desk.stop() }
            rates.append(
                try withFolder("deliver") { folder in
                    let world = try BenchWorld("\(folder)/world", mijnOverheid: desk.base)
                    try world.open { platform, client in
                        guard let tenant = platform.directory.open.first else { return }
                        try CaseSeeding(
                            tenant,
                            client: client,
                            resident: { _ in Self.resident },
                            at: platform.clock.now()
                        )
                        .open(0..<events)
                    }
                    let server = try BenchServer(world, variables: DeliveryBench.variables)
                    defer { server.stop() }
                    return try desk.rate(until: events)
                }
            )
            bare.append(try desk.bareRate(events))
        }
        var measurement = Measurement(
            name: "deliver",
            title: "Versturen naar de simulator, 16 verbindingen, zonder ophalen"
        )
        measurement.note("berichten, met bewaarde uitkomst", rates, "per s", .atLeast(8_000))
        measurement.note("kale HTTP-verzoeken naar dezelfde simulator", bare, "per s")
        measurement.note("deel daarvan", [bare.median > 0 ? rates.median / bare.median : 0], "")
        return measurement
    }

    private var events: Int { seconds * 4_000 }

    private static let resident = (try? CitizenServiceNumber("999990019")).map(ResidentIdentity.person) ?? .anonymous
}

/// The simulator of MijnOverheid in this process, and what came in there.
private struct DeliveryBench {
    private static let client = (id: "meting", secret: "alleen-voor-metingen")
    private let simulator: Simulator

    init() throws {
        let clock = SystemClock()
        simulator = try Simulator(
            SimulatorSettings(clients: [Self.client.id: Self.client.secret]),
            ports: SimulatorPorts(
                clock: clock,
                ids: TimeOrderedIDs(clock: clock, randomness: SystemRandomness()),
                randomness: SystemRandomness()
            )
        )
        try simulator.start()
    }

    func stop() { simulator.stop() }

    /// Past the line on which faults are played.
    var base: String { "http://127.0.0.1:\(simulator.directPort)" }

    static var variables: [String: String] {
        ["DICHTBIJ_MIJNOVERHEID_CLIENT_ID": client.id, "DICHTBIJ_MIJNOVERHEID_CLIENT_SECRET": client.secret]
    }

    /// Events a second from the first to the last of `count`.
    ///
    /// - Throws: ``Refusal`` when nothing comes any more before that.
    func rate(until count: Int) throws -> Double {
        let waiting = Stopwatch()
        while simulator.figures.effects == 0, waiting.seconds < 30 { Stopwatch.rest(milliseconds: 1) }
        let first = simulator.figures.effects
        let watch = Stopwatch()
        while simulator.figures.effects < count {
            guard watch.seconds < 120 else {
                throw Refusal("Er kwamen \(simulator.figures.effects) van \(count) berichten aan.")
            }
            Stopwatch.rest(milliseconds: 2)
        }
        return Double(count - first) / watch.seconds
    }

    /// The yardstick: the same requests straight from curl's loop, without queue, token care and settlement.
    func bareRate(_ count: Int) throws -> Double {
        let client = try HTTPClient(limits: .init(perServer: 16, waiting: count))
        defer { client.stop() }
        let token = try fetchToken(client)
        let ids = TimeOrderedIDs(clock: SystemClock(), randomness: SystemRandomness())
        let requests = try (0..<count).map { _ in try event(ids.next(), token) }
        let missing = Lock(count)
        let finished = Promise<Void>()
        let watch = Stopwatch()
        for request in requests {
            client.send(request) { _ in
                let isLast = missing.withLock { missing in
                    missing -= 1
                    return missing == 0
                }
                if isLast { finished.fulfil(()) }
            }
        }
        finished.wait()
        return Double(count) / watch.seconds
    }

    private func event(_ id: UniqueID, _ token: String) throws(OutgoingRequestError) -> OutgoingRequest {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("specversion", "1.0")
            json.field("type", "nl.overheid.zaken.zaak-gemuteerd")
            json.field("source", "urn:nld:oin:00000099000000012000:dichtbij")
            json.field("subject", id)
            json.field("id", id)
            json.field("time", SystemClock().now())
            json.field("dataref", "/zaken/api/v1/zaken/\(id)")
            json.field("datacontenttype", "application/json")
            json.field("data", String?.none)
        }
        return try OutgoingRequest(
            .post,
            "\(base)/webhook",
            headers: [
                HeaderField("Authorization", "Bearer \(token)"),
                HeaderField("Content-Type", "application/cloudevents+json"),
                HeaderField("Accept", "application/json"),
            ],
            body: json.bytes
        )
    }

    private func fetchToken(_ client: HTTPClient) throws -> String {
        let pair = Base64.encode(Array("\(Self.client.id):\(Self.client.secret)".utf8))
        let reply = try client.sendAndWait(
            OutgoingRequest(
                .post,
                "\(base)/token",
                headers: [
                    HeaderField("Authorization", "Basic \(pair)"),
                    HeaderField("Content-Type", "application/x-www-form-urlencoded"),
                ],
                body: Array("grant_type=client_credentials".utf8)
            )
        )
        guard let token = try JSONTree(parsing: reply.body)["access_token"]?.text else {
            throw Refusal("De simulator gaf geen token (status \(reply.status)).")
        }
        return token
    }
}
