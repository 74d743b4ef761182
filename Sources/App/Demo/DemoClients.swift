internal import HTTPClient
internal import HTTPServer
internal import Kernel
internal import Records
internal import Simulator
internal import Vault

/// The clients of the demonstration, two per municipality: a back office that pushes, MijnOverheid that pulls.
struct DemoClients {
    /// In the order of the slugs.
    let pushers: [DemoPusher]
    let pullers: [PullClient]

    /// Registers both for every municipality.
    init(of served: ServedPlatform, _ client: HTTPClient) throws {
        let platform = served.platform
        let base = "http://127.0.0.1:\(served.server.port)"
        let municipalities = platform.directory.open.map(\.municipality)
        pullers = try municipalities.map { municipality in
            let scopes: Set<Scope> = [.casesRead, .catalogueRead]
            let new = try Self.register("mijnoverheid", scopes, municipality, platform)
            return PullClient(slug: municipality.slug, clientID: new.client.name, secret: SecretBytes(new.secret))
        }
        pushers = try municipalities.map { municipality in
            let scopes: Set<Scope> = [.trackAndTraceWrite, .trackAndTraceRead]
            let new = try Self.register("zaaksysteem", scopes, municipality, platform)
            return DemoPusher(
                client: client,
                base: base,
                slug: municipality.slug,
                clientID: new.client.name,
                secret: SecretBytes(new.secret),
                clock: platform.clock
            )
        }
    }

    private static func register(
        _ name: String,
        _ scopes: Set<Scope>,
        _ municipality: Municipality,
        _ platform: Platform
    ) throws -> ClientRecords.Registration {
        let secret = Array(SessionToken(randomness: SystemRandomness()).text.utf8)
        return try platform.clients.add(
            ClientRecords.Application(
                name: "\(name)-\(municipality.slug)",
                municipality: municipality.code,
                scopes: scopes,
                caseTypes: nil,
                secret: secret
            ),
            at: platform.clock.now()
        )
    }
}
