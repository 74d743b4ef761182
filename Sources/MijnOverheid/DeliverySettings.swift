public import HTTPClient

/// Where MijnOverheid is and how much is sent to it.
public struct DeliverySettings: Hashable, Sendable {
    /// The address that takes the events.
    public var webhook: String
    /// The address of the token server.
    public var token: String
    /// How connections are secured, apart from the client certificate of each municipality.
    public var authorities: Transport.Authorities
    public var limits: TransferLimits
    /// Events on their way at a time, to the whole endpoint.
    public var inFlight: Int
    /// Events on their way at a time for one municipality.
    public var inFlightPerMunicipality: Int
    /// Events a second in all; `nil` sends as fast as the answers come.
    public var perSecond: Int?
    /// Events that one turn of a municipality's writer claims at most.
    public var claim: Int
    /// How often files are looked into whose writers said nothing, in seconds.
    public var sweepSeconds: Int
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
        inFlight = 64
        inFlightPerMunicipality = 16
        perSecond = nil
        claim = 256
        sweepSeconds = 300
        credentialSeconds = 60
    }

    /// How long a claim lasts: longer than any transfer with a refreshed token in between.
    var leaseSeconds: Int { 60 + 4 * limits.totalMilliseconds / 1_000 }
}
