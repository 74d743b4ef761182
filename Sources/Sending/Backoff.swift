public import Kernel

/// How long to wait after each failure.
public enum Backoff {
    /// A delivery without a clear answer is sent again for so long, and then refused as expired.
    public static let horizonSeconds = 14 * 24 * 3600

    /// How long the `count`-th failure in a row (1 is the first) makes a delivery wait, in seconds.
    ///
    /// The very first try comes at 0 s; after the tenth failure it is every twelve hours. Fast enough for a
    /// restart, long enough for a weekend, and 14 days reach past a holiday.
    public static func eventSeconds(after count: Int) -> Int {
        steps[min(max(count - 1, 0), steps.count - 1)]
    }

    /// How long the `count`-th failure in a row makes the whole endpoint wait, in seconds.
    ///
    /// A probe costs one event, so an endpoint that is back is noticed within ten minutes.
    public static func endpointSeconds(after count: Int) -> Int {
        min(eventSeconds(after: count), 600)
    }

    private static let steps = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200]
}

/// Spreads moments, so that many that failed together do not come back together.
public struct Jitter {
    private let randomness: any Randomness

    public init(_ randomness: any Randomness) { self.randomness = randomness }

    /// `seconds` in milliseconds, up to 20 % shorter or longer.
    public func around(_ seconds: Int) -> Int64 {
        Int64(seconds) * (800 + share(of: 401))
    }

    /// `seconds` in milliseconds, up to 10 % longer and never shorter.
    public func after(_ seconds: Int) -> Int64 {
        Int64(seconds) * (1_000 + share(of: 101))
    }

    /// A number from 0 up to `range`; the slight preference for low numbers does not matter here.
    private func share(of range: Int64) -> Int64 {
        let bytes = randomness.bytes(4)
        return bytes.reduce(0) { $0 << 8 | Int64($1) } % range
    }
}
