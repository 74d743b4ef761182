internal import HTTPClient
internal import Kernel
internal import MijnOverheid
internal import Records
internal import Sending

extension DeliveryCentre {
    /// The worker for MijnOverheid, with every municipality whose file is open.
    func mijnOverheid() -> DeliveryWorker {
        let places = platform.directory.open.map { tenant in
            DeliveryPlace(municipality: tenant.municipality, queue: tenant.records.deliveries)
        }
        let endpoint = platform.configuration.platform.mijnOverheid
        let sending = ports(of: .mijnOverheid)
        let ports = DeliveryPorts(
            clock: sending.clock,
            randomness: sending.randomness,
            credentials: Credentials(endpoint: endpoint, variables: variables, directory: platform.directory),
            bell: sending.bell,
            send: { [client] in client.send($0, completion: $1) },
            report: sending.report
        )
        return DeliveryWorker(toMijnOverheid: places, settings: settings(endpoint), ports: ports)
    }

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
}
