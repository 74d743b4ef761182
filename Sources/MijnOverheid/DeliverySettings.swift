public import HTTPClient
public import Sending

/// Where MijnOverheid is and how much is sent to it.
public struct DeliverySettings: Hashable, Sendable {
    /// The address that takes the events.
    public var webhook: String
    /// The address of the token server.
    public var token: String
    /// How connections are secured, apart from the client certificate of each municipality.
    public var authorities: Transport.Authorities
    public var limits: TransferLimits
    /// How much is sent at a time.
    public var pace = SendingSettings()
    /// How often certificates and secrets are read again, in seconds.
    public var credentialSeconds: Int

    public init(
        webhook: String,
        token: String,
        authorities: Transport.Authorities = .system,
        limits: TransferLimits = TransferLimits(totalMilliseconds: 15_000)
    ) {
        self.webhook = webhook
        self.token = token
        self.authorities = authorities
        self.limits = limits
        credentialSeconds = 60
    }
}
