internal import HTTPClient
internal import Kernel
internal import Mail
internal import MijnOverheid
internal import Records
internal import Sending
internal import Vault

/// Keeps the workers that send to MijnOverheid and by mail, and starts them anew when a municipality joins.
final class DeliveryCentre: Sendable {
    let platform: Platform
    let variables: [String: String]
    let client: HTTPClient
    /// Where mail goes in place of a relay; `nil` in earnest.
    let tray: (any MailPost)?
    private let report: @Sendable (String) -> Void
    private let workers = Lock<[DeliveryChannel: DeliveryWorker]>([:])

    /// Makes the connections; nothing is sent before ``start()``.
    ///
    /// - Parameters:
    ///   - platform: Where the queues are.
    ///   - variables: The environment, where the secrets are.
    ///   - tray: Catches mail in place of a relay; for the demonstration.
    ///   - report: Hears what an operator has to know, in Dutch sentences.
    /// - Throws: When the HTTP client cannot be made.
    init(
        _ platform: Platform,
        variables: [String: String],
        tray: (any MailPost)? = nil,
        report: @escaping @Sendable (String) -> Void
    ) throws {
        self.platform = platform
        self.variables = variables
        self.tray = tray
        self.report = report
        client = try HTTPClient(limits: .init(perServer: 16))
    }

    /// Starts sending for every municipality whose file is open; what ran before is stopped first.
    func start() throws {
        var fresh: [DeliveryChannel: DeliveryWorker] = [.mijnOverheid: mijnOverheid()]
        fresh[.mail] = mail()
        stopWorkers()
        for worker in fresh.values { try worker.start() }
        workers.withLock { $0 = fresh }
    }

    /// Waits for the answers that are on their way and stops.
    func stop() {
        stopWorkers()
        client.stop()
    }

    private func stopWorkers() {
        let old = workers.withLock { workers in
            defer { workers = [:] }
            return workers
        }
        for worker in old.values { worker.stop() }
    }

    /// What operators watch and steer MijnOverheid by; `nil` when nothing is running.
    var desk: (any DeliveryDesk)? { workers.withLock { $0[.mijnOverheid] } }

    /// What operators watch and steer one municipality by, also while nothing is sent for it.
    func desk(of channel: DeliveryChannel, for slug: String) -> any DeliveryDesk {
        worker(of: channel, for: slug)
            ?? IdleDesk(directory: platform.directory, channel: channel, clock: platform.clock)
    }

    /// Whether this municipality sends on a channel.
    func isSending(on channel: DeliveryChannel, for slug: String) -> Bool { worker(of: channel, for: slug) != nil }

    private func worker(of channel: DeliveryChannel, for slug: String) -> DeliveryWorker? {
        workers.withLock { $0[channel] }.flatMap { $0.figures(of: slug) == nil ? nil : $0 }
    }

    /// Clock, bell and report of a channel.
    func ports(of channel: DeliveryChannel) -> SendingPorts {
        SendingPorts(
            clock: platform.clock,
            randomness: SystemRandomness(),
            bell: channel == .mail ? platform.mailBell : platform.bell
        ) { [report] slugs, notice in report(DeliverySentence.about(notice, at: slugs, by: channel)) }
    }
}
