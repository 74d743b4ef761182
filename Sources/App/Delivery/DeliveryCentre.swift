internal import HTTPClient
internal import Kernel
internal import MijnOverheid
internal import Records
internal import Vault

/// Keeps the worker that sends to MijnOverheid, and starts it anew when a municipality joins.
final class DeliveryCentre: Sendable {
    private let platform: Platform
    private let variables: [String: String]
    private let client: HTTPClient
    private let report: @Sendable (String) -> Void
    private let worker = Lock<StatusDelivery?>(nil)

    /// Makes the connections; nothing is sent before ``start()``.
    ///
    /// - Parameters:
    ///   - platform: Where the queues are.
    ///   - variables: The environment, where the secrets are.
    ///   - report: Hears what an operator has to know, in Dutch sentences.
    /// - Throws: When the HTTP client cannot be made.
    init(_ platform: Platform, variables: [String: String], report: @escaping @Sendable (String) -> Void) throws {
        self.platform = platform
        self.variables = variables
        self.report = report
        client = try HTTPClient(limits: .init(perServer: 16))
    }

    /// Starts sending for every municipality whose file is open; what ran before is stopped first.
    func start() throws {
        let places = platform.directory.open.map { tenant in
            DeliveryPlace(municipality: tenant.municipality, queue: tenant.records.deliveries)
        }
        let endpoint = platform.configuration.platform.mijnOverheid
        let fresh = StatusDelivery(places, settings: settings(endpoint), ports: ports(endpoint))
        worker.withLock { worker in
            let old = worker
            worker = nil
            return old
        }?.stop()
        try fresh.start()
        worker.withLock { $0 = fresh }
    }

    /// Waits for the answers that are on their way and stops.
    func stop() {
        worker.withLock { worker in
            defer { worker = nil }
            return worker
        }?.stop()
        client.stop()
    }

    /// What operators watch and steer by; `nil` when nothing is running.
    var desk: (any DeliveryDesk)? { worker.withLock { $0 } }

    private func settings(_ endpoint: PlatformConfiguration.MijnOverheidEndpoint) -> DeliverySettings {
        DeliverySettings(
            webhook: endpoint.webhook,
            token: endpoint.token,
            authorities: endpoint.certificateAuthority.map { .file($0) } ?? .system,
            limits: TransferLimits(
                connectMilliseconds: endpoint.connectTimeoutSeconds * 1_000,
                totalMilliseconds: endpoint.timeoutSeconds * 1_000
            )
        )
    }

    private func ports(_ endpoint: PlatformConfiguration.MijnOverheidEndpoint) -> DeliveryPorts {
        DeliveryPorts(
            clock: platform.clock,
            randomness: SystemRandomness(),
            credentials: Credentials(endpoint: endpoint, variables: variables, directory: platform.directory),
            bell: platform.bell,
            send: { [client] in client.send($0, completion: $1) },
            report: { [report] slug, notice in report(DeliverySentence.about(notice, at: slug)) }
        )
    }
}

/// What operators read about the sending, in Dutch.
enum DeliverySentence {
    static func about(_ notice: DeliveryNotice, at slug: String) -> String {
        switch notice {
        case .paused(let fault): "\(slug): het versturen naar MijnOverheid staat stil. \(about(fault))"
        case .resumed: "\(slug): het versturen naar MijnOverheid gaat weer door."
        case .certificateEnds(let days): "\(slug): het certificaat loopt binnen \(days) dagen af. Vervang het op tijd."
        case .refused(let fault): "\(slug): MijnOverheid nam een bericht niet aan. \(about(fault))"
        }
    }

    static func about(_ reason: DeliveryPause.Reason) -> String {
        switch reason {
        case .byOperator: "Een beheerder heeft het versturen stilgezet."
        case .fault(let fault): about(fault)
        }
    }

    /// The cause and the remedy of a fault.
    static func about(_ fault: DeliveryFault) -> String {
        switch fault {
        case .messageRefused: "MijnOverheid keurt het bericht af. Lees het antwoord bij het bericht."
        case .idReused: "MijnOverheid kent dit nummer al met een andere inhoud. Dit is een fout van ons: meld het."
        case .expired: "Het lukte 14 dagen niet. Controleer de koppeling en verstuur het bericht opnieuw."
        case .unauthorised: "MijnOverheid kent onze inloggegevens niet. Controleer client-id en geheim."
        case .forbidden: "De gemeente mag hier niet versturen. Vraag Logius om toegang."
        case .certificateExpired: "Ons certificaat is verlopen of nog niet geldig. Plaats een nieuw certificaat."
        case .certificateUnusable: "Certificaat en sleutel zijn niet te lezen of horen niet bij elkaar."
        case .certificateRefused: "MijnOverheid aanvaardt ons certificaat niet. Controleer of het is aangemeld."
        case .credentialsMissing: "Client-id of geheim ontbreekt. Vul de omgevingsvariabelen in."
        case .serverUntrusted: "Het certificaat van de andere kant klopt niet. Controleer het adres en de autoriteit."
        case .misdirected: "Het adres van MijnOverheid bestaat niet. Controleer platform.json."
        case .redirected: "Het adres verwijst door, en dat volgen wij nooit. Controleer platform.json."
        case .gone: "Het adres bestaat niet meer. Vraag Logius om het nieuwe adres."
        case .unexpectedContent: "Het antwoord is geen antwoord van MijnOverheid, maar bijvoorbeeld een inlogpagina."
        case .throttled: "MijnOverheid vraagt om langzamer te versturen. Wij wachten."
        case .unavailable: "MijnOverheid is er even niet. Wij wachten tot het aangegeven moment."
        case .unreachable: "MijnOverheid is niet bereikbaar. Wij proberen het opnieuw."
        case .serverError: "MijnOverheid meldt een storing. Wij proberen het opnieuw."
        case .unanswered: "Het antwoord bleef uit. Wij versturen hetzelfde bericht opnieuw."
        }
    }
}
