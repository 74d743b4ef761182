internal import Kernel
internal import Vault

/// The client id and secret with which the demonstration sends to its own simulator.
struct DemoMailbox: Sendable {
    let clientID = "dichtbij-demonstratie"
    let secret = SessionToken(randomness: SystemRandomness()).text

    private static let idVariable = "DICHTBIJ_DEMO_CLIENT_ID"
    private static let secretVariable = "DICHTBIJ_DEMO_CLIENT_SECRET"

    /// The environment with both secrets added.
    func variables(_ variables: [String: String]) -> [String: String] {
        variables.merging([Self.idVariable: clientID, Self.secretVariable: secret]) { _, own in own }
    }

    /// The same settings with other data, and MijnOverheid on this machine.
    func pointing(_ configuration: Configuration, data: String, simulatorPort: Int) -> Configuration {
        var changed = configuration
        let listen = configuration.platform.listen
        changed.platform.dataFolder = data
        changed.platform.publicBase = "http://127.0.0.1:\(listen.port)"
        changed.platform.mijnOverheid = configuration.platform.mijnOverheid.pointing(
            at: "http://127.0.0.1:\(simulatorPort)",
            clientID: SecretVariable(Self.idVariable),
            clientSecret: SecretVariable(Self.secretVariable)
        )
        return changed
    }
}

extension PlatformConfiguration.MijnOverheidEndpoint {
    /// The same limits with another address and other secrets.
    func pointing(
        at base: String,
        clientID: SecretVariable?,
        clientSecret: SecretVariable?
    ) -> PlatformConfiguration.MijnOverheidEndpoint {
        PlatformConfiguration.MijnOverheidEndpoint(
            profile: profile,
            webhook: "\(base)/webhook",
            token: "\(base)/token",
            clientID: clientID ?? self.clientID,
            clientSecret: clientSecret ?? self.clientSecret,
            certificateAuthority: nil,
            connectTimeoutSeconds: connectTimeoutSeconds,
            timeoutSeconds: timeoutSeconds
        )
    }
}
