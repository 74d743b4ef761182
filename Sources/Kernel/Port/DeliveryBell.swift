/// Tells the worker which municipalities have new events, so that it need not look into every file.
public final class DeliveryBell: Sendable {
    private let state = Lock(State())

    private struct State {
        var rung: Set<String> = []
        var wake: (@Sendable () -> Void)?
    }

    public init() {}

    /// Says that a commit left an event in this municipality; any thread, short.
    public func ring(_ municipality: String) {
        let wake = state.withLock { state in
            // Whoever listens has been woken already when the first name is still there.
            let isFirst = state.rung.isEmpty
            state.rung.insert(municipality)
            return isFirst ? state.wake : nil
        }
        wake?()
    }

    /// Gives the municipalities since the last call and forgets them.
    public func take() -> Set<String> {
        state.withLock { state in
            defer { state.rung = [] }
            return state.rung
        }
    }

    /// Has `wake` called when the bell rings; `nil` stops that.
    public func whenRung(_ wake: (@Sendable () -> Void)?) {
        state.withLock { $0.wake = wake }
    }
}
