/// A universally unique identifier of 16 bytes, written as 36 lower-case characters (RFC 9562).
public struct UniqueID: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
