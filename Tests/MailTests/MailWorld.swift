import HTTPClient
import Kernel
import Records
import TestSupport
import Testing
import Vault

@testable import Mail
@testable import Sending

/// A municipality with a real file, a real mail server, and a worker that a test drives by hand.
final class MailWorld: HandDriven {
    let clock = FixedClock(.testNoon)
    let bell = DeliveryBell()
    let tenant: TestTenant
    let client: HTTPClient
    let notices = Lock<[DeliveryNotice]>([])
    let login = Lock<MailLogin?>(MailLogin.none)
    private var mailbox = Mailbox<DeliveryLoop.Happening>()
    private(set) var loop: DeliveryLoop
    private let relay: MailRelay

    /// - Parameters:
    ///   - server: Who takes the messages.
    ///   - relay: How to reach it; `nil` for the plain way.
    /// - Throws: When a file or a thread cannot be had.
    init(_ server: MailServer, relay: MailRelay? = nil) throws {
        let (bell, clock) = (bell, clock)
        tenant = try TestTenant(mailWaits: { bell.ring("duiven") })
        client = try HTTPClient()
        self.relay =
            try relay
            ?? MailRelay(
                "smtp://127.0.0.1:\(server.port)",
                encryption: .none,
                limits: TransferLimits(connectMilliseconds: 1_000, totalMilliseconds: 1_500)
            )
        loop = try Self.loop(tenant, self.relay, mailbox, clock, (bell, client, notices, login))
    }

    deinit { client.stop() }

    /// The worker is gone without a word, as after a crash, and another one starts on the same file.
    func crash() throws {
        mailbox = Mailbox()
        queue.takeOverAndWait()
        loop = try Self.loop(tenant, relay, mailbox, clock, (bell, client, notices, login))
    }

    private static func loop(
        _ tenant: TestTenant,
        _ relay: MailRelay,
        _ mailbox: Mailbox<DeliveryLoop.Happening>,
        _ clock: FixedClock,
        _ rest: (
            bell: DeliveryBell, client: HTTPClient, notices: Lock<[DeliveryNotice]>, login: Lock<MailLogin?>
        )
    ) throws -> DeliveryLoop {
        let queue = tenant.records.deliveries(by: .mail)
        let place = MailPlace(
            tenant.municipality,
            queue: queue,
            messages: tenant.records.addressedMessages(),
            desk: MailDesk(
                tenant.municipality,
                sender: try MailAddress("gemeente@duiven.example"),
                publicBase: "https://dichtbij.example",
                isDiscreet: { _, _ in false }
            )
        )
        let post = RelayPost(rest.client) { (login) throws(OutgoingRequestError) in
            guard case .password(let name, let secret) = login else { return relay }
            return try MailRelay(
                relay.address,
                encryption: relay.encryption,
                authorities: relay.authorities,
                login: MailRelay.Login(name: name, password: secret),
                limits: relay.limits
            )
        }
        let ports = MailPorts(post: post) { [login = rest.login] () throws(CredentialFault) in
            guard let found = login.withLock({ $0 }) else { throw .noSecret }
            return found
        }
        return DeliveryLoop(
            [
                Lane(
                    DeliveryPlace(municipality: tenant.municipality, queue: queue),
                    at: 0,
                    carrier: MailCarrier(place, ports: ports)
                )
            ],
            settings: .mail(timeoutSeconds: 2),
            ports: SendingPorts(clock: clock, randomness: SystemRandomness(), bell: rest.bell) {
                [notices = rest.notices] _, notice in
                notices.withLock { $0.append(notice) }
            },
            mailbox: mailbox,
            board: FigureBoard(count: 1)
        )
    }

    // MARK: Time

    var isBusy: Bool { loop.isBusy }

    var nextWake: Timestamp? { loop.nextWake }

    func turn() { loop.turn() }

    func waitForNews(milliseconds: Int64) { mailbox.wait(milliseconds: milliseconds) }

    /// Starts what is due, and stops looking before anything has been answered.
    func leaveWithoutAnswer(until server: MailServer, received count: Int) {
        while server.received.count < count {
            loop.turn()
            mailbox.wait(milliseconds: 20)
        }
    }

    // MARK: Cases

    var queue: DeliveryRecords { tenant.records.deliveries(by: .mail) }

    var told: [DeliveryNotice] { notices.withLock { $0 } }

    /// Opens a case for somebody with these addresses, whose first message is on its way to each of them.
    @discardableResult
    func open(for addresses: String...) throws -> CaseFile {
        let now = clock.now()
        tenant.clock.set(now)
        let kept = try addresses.map { try MailAddress("\($0)@voorbeeld.example") }
        return try tenant.write { session in
            let type = CaseType.test()
            let file = try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: now),
                    channel: .web,
                    dates: CaseDates(targetOn: nil, deadlineOn: nil)
                )
            )
            for address in kept { try session.addresses.keep(address, for: file) }
            return file
        }
    }

    /// Writes a message about a case.
    func write(_ subject: String, about file: CaseFile) throws {
        tenant.clock.set(clock.now())
        let text = try MessageText(subject: subject, about: "Uw melding.", news: "Iets.", expectation: "Niets.")
        try tenant.write { _ = try $0.messages.send(text, about: file) }
    }

    func states(of file: CaseFile) throws -> [CaseMessage.State] {
        try tenant.context().read { try $0.messages.messages(of: file, limit: 100) }.map(\.state)
    }

    /// The last failed try of the oldest refused message.
    func lastRefusal() throws -> DeliveryAttempt {
        try #require(try queue.refused(after: nil, limit: 1).first).last
    }
}
