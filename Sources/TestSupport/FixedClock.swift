public import Kernel

/// A clock that stands still until a test moves it.
public final class FixedClock: Clock {
    private let state: Lock<Timestamp>

    public init(_ now: Timestamp) { state = Lock(now) }

    public func now() -> Timestamp { state.withLock { $0 } }

    /// Sets the clock, also to an earlier moment.
    public func set(_ moment: Timestamp) { state.withLock { $0 = moment } }

    public func advance(seconds: Int) {
        state.withLock { $0 = $0.adding(seconds: seconds) }
    }
}

extension Timestamp {
    /// Friday 20 November 2026, 12.00 in the Netherlands: the moment at which tests play.
    public static let testNoon = Timestamp(milliseconds: 1_795_172_400_000)
}
