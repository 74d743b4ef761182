public import HTTPClient
public import Kernel

/// What the worker needs from the rest of the program.
public struct DeliveryPorts: Sendable {
    public let clock: any Clock
    public let randomness: any Randomness
    public let credentials: any CredentialSource
    public let bell: DeliveryBell
    /// Sends a request and calls the completion once, on any thread.
    public let send: Send
    /// Hears what an operator has to know, with the slugs of the municipalities for which it happened in one turn; on
    /// the worker's thread, short.
    public let report: @Sendable ([String], DeliveryNotice) -> Void

    public typealias Send =
        @Sendable (
            OutgoingRequest, @escaping @Sendable (Result<Reply, TransportFailure>) -> Void
        ) -> Void

    public init(
        clock: any Clock,
        randomness: any Randomness,
        credentials: any CredentialSource,
        bell: DeliveryBell,
        send: @escaping Send,
        report: @escaping @Sendable ([String], DeliveryNotice) -> Void = { _, _ in }
    ) {
        self.clock = clock
        self.randomness = randomness
        self.credentials = credentials
        self.bell = bell
        self.send = send
        self.report = report
    }
}
