/// How much is sent on one channel, and how often the queues are looked into.
public struct SendingSettings: Hashable, Sendable {
    /// Deliveries on their way at a time, to the whole endpoint.
    public var inFlight: Int
    /// Deliveries on their way at a time for one municipality.
    public var inFlightPerMunicipality: Int
    /// Deliveries a second in all; `nil` sends as fast as the answers come.
    public var perSecond: Int?
    /// Deliveries that one turn of a municipality's writer claims at most.
    public var claim: Int
    /// How often files are looked into whose writers said nothing, in seconds.
    public var sweepSeconds: Int
    /// How long a claim lasts: longer than any try takes.
    public var leaseSeconds: Int

    public init(
        inFlight: Int = 64,
        inFlightPerMunicipality: Int = 16,
        perSecond: Int? = nil,
        claim: Int = 256,
        sweepSeconds: Int = 300,
        leaseSeconds: Int = 120
    ) {
        self.inFlight = inFlight
        self.inFlightPerMunicipality = inFlightPerMunicipality
        self.perSecond = perSecond
        self.claim = claim
        self.sweepSeconds = sweepSeconds
        self.leaseSeconds = leaseSeconds
    }
}
