/// Counts failed tries per key and says when someone must wait; memory stays bounded.
///
/// Two windows make a sliding one: the previous counts for the part of it that is still recent.
public final class TryLimiter: Sendable {
    private struct State {
        var windowStart = Timestamp(milliseconds: 0)
        var current: [String: Int] = [:]
        var previous: [String: Int] = [:]
    }

    private let state = Lock(State())
    private let limit: Int
    private let windowMilliseconds: Int64
    private let keyLimit: Int

    /// - Parameters:
    ///   - limit: The failed tries that a key may have in a window.
    ///   - windowSeconds: How long a try counts.
    ///   - keyLimit: The most keys in one window; when there are more, the window ends early.
    public init(limit: Int, windowSeconds: Int, keyLimit: Int = 20_000) {
        self.limit = limit
        windowMilliseconds = Int64(windowSeconds) * 1_000
        self.keyLimit = keyLimit
    }

    /// Whether this key may try now.
    public func mayTry(_ key: String, at now: Timestamp) -> Bool {
        state.withLock { state in
            turn(&state, to: now)
            return weight(of: key, in: state, at: now) < limit
        }
    }

    /// Counts one failed try.
    public func countFailure(of key: String, at now: Timestamp) {
        state.withLock { state in
            turn(&state, to: now)
            if state.current.count >= keyLimit { advance(&state, to: now) }
            state.current[key, default: 0] += 1
        }
    }

    /// Forgets the failures of a key, after a success.
    public func forget(_ key: String) {
        state.withLock { state in
            state.current[key] = nil
            state.previous[key] = nil
        }
    }

    private func weight(of key: String, in state: State, at now: Timestamp) -> Int {
        let passed = min(max(state.windowStart.milliseconds(until: now), 0), windowMilliseconds)
        let earlier = Int64(state.previous[key] ?? 0) * (windowMilliseconds - passed) / windowMilliseconds
        return (state.current[key] ?? 0) + Int(earlier)
    }

    private func turn(_ state: inout State, to now: Timestamp) {
        let passed = state.windowStart.milliseconds(until: now)
        if passed < windowMilliseconds { return }
        if passed >= 2 * windowMilliseconds { state.current.removeAll() }
        advance(&state, to: state.windowStart.adding(milliseconds: passed - passed % windowMilliseconds))
    }

    private func advance(_ state: inout State, to start: Timestamp) {
        state.previous = state.current
        state.current = [:]
        state.windowStart = start
    }
}

extension Problem {
    /// Somebody who tried codes too often; the pages of codes hold back for a quarter of an hour.
    public static let tooManyTries = Problem(
        429,
        "too-many-tries",
        "U probeerde het te vaak. Wacht een kwartier en probeer het dan nog een keer.",
        retryAfterSeconds: 900
    )
}
