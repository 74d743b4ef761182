public import Kernel

/// What a worker needs from the rest of the program.
public struct SendingPorts: Sendable {
    public let clock: any Clock
    public let randomness: any Randomness
    public let bell: DeliveryBell
    /// Hears what an operator has to know, with the slugs of the municipalities for which it happened in one turn; on
    /// the worker's thread, short.
    public let report: @Sendable ([String], DeliveryNotice) -> Void

    public init(
        clock: any Clock,
        randomness: any Randomness,
        bell: DeliveryBell,
        report: @escaping @Sendable ([String], DeliveryNotice) -> Void = { _, _ in }
    ) {
        self.clock = clock
        self.randomness = randomness
        self.bell = bell
        self.report = report
    }
}
