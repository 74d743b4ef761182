import Glibc
import HTTPClient
import Kernel
import Records
import Simulator
import TestSupport
import Testing
import Vault

@testable import MijnOverheid
@testable import Sending

/// Municipalities with real files, a simulator behind real sockets, and a worker that a test drives by hand.
final class World: HandDriven {
    let clock = FixedClock(.testNoon)
    let bell = DeliveryBell()
    let tenants: [TestTenant]
    let simulator: Simulator
    let cases: CaseSource
    let client: HTTPClient
    let credentials: FakeCredentials
    let notices = Lock<[DeliveryNotice]>([])
    /// The municipalities of each report.
    let reports = Lock<[[String]]>([])
    var settings: DeliverySettings
    private(set) var loop: DeliveryLoop
    private var mailbox = Mailbox<DeliveryLoop.Happening>()
    private(set) var board: FigureBoard

    /// - Parameters:
    ///   - slugs: The municipalities.
    ///   - tokenSeconds: How long a token lives at the simulator.
    ///   - pulls: Whether the simulator pulls the cases of the first municipality.
    ///   - change: Other settings than the usual ones.
    /// - Throws: When a file or a port cannot be opened.
    init(
        _ slugs: [String] = ["duiven"],
        tokenSeconds: Int = 3_600,
        pulls: Bool = false,
        _ change: (inout DeliverySettings) -> Void = { _ in }
    ) throws {
        let bell = bell
        tenants = try slugs.enumerated().map { place, slug in
            try TestTenant(.test(slug: slug, code: "02\(26 + place)", name: slug)) { bell.ring(slug) }
        }
        cases = try CaseSource(tenants[0])
        let registration = CaseSourceRegistration(
            source: "urn:nld:oin:\(tenants[0].municipality.oin.digits):dichtbij",
            name: "Gemeente Duiven",
            base: cases.base,
            clientID: "mijnoverheid"
        )
        simulator = try Simulator(
            SimulatorSettings(
                clients: ["duiven": FakeCredentials.secret],
                tokenSeconds: tokenSeconds,
                sources: pulls ? [registration] : []
            ),
            ports: SimulatorPorts(
                clock: clock,
                ids: TimeOrderedIDs(clock: clock, randomness: SystemRandomness()),
                randomness: SystemRandomness(),
                sign: { client, _ in Array(client.utf8) }
            )
        )
        try simulator.start()
        client = try HTTPClient()
        credentials = FakeCredentials()
        settings = DeliverySettings(
            webhook: "http://127.0.0.1:\(simulator.port)/webhook",
            token: "http://127.0.0.1:\(simulator.port)/token",
            limits: TransferLimits(connectMilliseconds: 2_000, totalMilliseconds: 10_000)
        )
        change(&settings)
        board = FigureBoard(count: tenants.count)
        loop = Self.loop(tenants, settings, mailbox, board, clock, credentials, bell, client, (notices, reports))
    }

    deinit {
        client.stop()
        simulator.stop()
    }

    /// The worker is gone without a word, as after a crash, and another one starts on the same files.
    func crash(_ change: (inout DeliverySettings) -> Void = { _ in }) {
        change(&settings)
        mailbox = Mailbox()
        board = FigureBoard(count: tenants.count)
        for tenant in tenants { tenant.records.deliveries.takeOverAndWait() }
        loop = Self.loop(tenants, settings, mailbox, board, clock, credentials, bell, client, (notices, reports))
    }

    private static func loop(
        _ tenants: [TestTenant],
        _ settings: DeliverySettings,
        _ mailbox: Mailbox<DeliveryLoop.Happening>,
        _ board: FigureBoard,
        _ clock: FixedClock,
        _ credentials: FakeCredentials,
        _ bell: DeliveryBell,
        _ client: HTTPClient,
        _ told: (notices: Lock<[DeliveryNotice]>, reports: Lock<[[String]]>)
    ) -> DeliveryLoop {
        let (notices, reports) = told
        let ports = DeliveryPorts(
            clock: clock,
            randomness: SystemRandomness(),
            credentials: credentials,
            bell: bell,
            send: { client.send($0, completion: $1) },
            report: { slugs, notice in
                reports.withLock { $0.append(slugs) }
                notices.withLock { $0 += slugs.map { _ in notice } }
            }
        )
        return DeliveryLoop(
            tenants.enumerated().map { place, tenant in
                Lane(
                    DeliveryPlace(municipality: tenant.municipality, queue: tenant.records.deliveries),
                    at: place,
                    carrier: EventCarrier(tenant.municipality, settings: settings, ports: ports)
                )
            },
            settings: settings.sending,
            ports: ports.sending,
            mailbox: mailbox,
            board: board
        )
    }

    // MARK: Time

    var isBusy: Bool { loop.isBusy }

    var nextWake: Timestamp? { loop.nextWake }

    func turn() { loop.turn() }

    func waitForNews(milliseconds: Int64) { mailbox.wait(milliseconds: milliseconds) }

    /// Lets the worker go on until the simulator has received this many events, and not a step further.
    func sendUntil(received count: Int) {
        while simulator.figures.effects < count {
            loop.turn()
            mailbox.wait(milliseconds: 30_000)
        }
    }

    /// Lets other threads work for a moment.
    func breathe() { usleep(2_000) }

    // MARK: Cases

    var tenant: TestTenant { tenants[0] }

    /// Opens cases of residents with a BSN; each leaves an event.
    @discardableResult
    func open(_ count: Int, in tenant: TestTenant? = nil) throws -> [CaseFile] {
        let tenant = tenant ?? self.tenant
        let now = clock.now()
        tenant.clock.set(now)
        return try tenant.write { session in
            try (0..<count).map { _ in
                let type = CaseType.test()
                return try session.cases.open(
                    NewCase(
                        type: type,
                        status: StatusChange(to: type.steps[0], at: now),
                        channel: .web,
                        resident: .person(try CitizenServiceNumber("999990019")),
                        dates: CaseDates(targetOn: nil, deadlineOn: nil)
                    )
                )
            }
        }
    }

    /// Moves a case to its next step; leaves an event.
    @discardableResult
    func move(_ file: CaseFile, to step: Int, in tenant: TestTenant? = nil) throws -> CaseFile {
        let tenant = tenant ?? self.tenant
        let now = clock.now()
        tenant.clock.set(now)
        return try tenant.write { session in
            let type = CaseType.test()
            guard let current = try session.cases.find(id: file.id) else { return file }
            return try session.cases.move(current, of: type, with: StatusChange(to: type.steps[step], at: now))
        }
    }

    func standing(of tenant: TestTenant? = nil) throws -> QueueStanding {
        try (tenant ?? self.tenant).records.deliveries.standing()
    }

    /// The oldest refused event of the first municipality.
    ///
    /// - Throws: When there is none.
    func refused() throws -> RefusedDelivery {
        try #require(try tenant.records.deliveries.refused(after: nil, limit: 10).first)
    }

    var told: [DeliveryNotice] { notices.withLock { $0 } }
}

/// Client id and secret that a test can change.
final class FakeCredentials: CredentialSource {
    static let secret = "a secret with: signs % and spaces"
    private let current = Lock<EndpointCredentials?>(
        EndpointCredentials(clientID: "duiven", secret: FakeCredentials.secret)
    )

    func credentials(of municipality: String) throws(CredentialFault) -> EndpointCredentials {
        guard let found = current.withLock({ $0 }) else { throw .noSecret }
        return found
    }

    /// `nil` takes them away.
    func set(_ credentials: EndpointCredentials?) { current.withLock { $0 = credentials } }
}
