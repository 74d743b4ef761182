import Synchronization

/// The few facts that every request looks at and any thread may change.
final class ServerState: Sendable {
    private let stopping = Atomic<Bool>(false)
    private let inFlight = Atomic<Int>(0)
    private let bodyBytes = Atomic<Int>(0)

    /// Whether every answer asks the client to close its connection.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Requests that have begun and are not fully answered.
    var requestsInFlight: Int { inFlight.load(ordering: .relaxed) }

    /// Bytes of bodies that are kept in memory at this moment.
    var bodyMemory: Int { bodyBytes.load(ordering: .relaxed) }

    func beginStopping() { stopping.store(true, ordering: .relaxed) }

    func requestBegan() { inFlight.add(1, ordering: .relaxed) }

    func requestEnded() { inFlight.subtract(1, ordering: .relaxed) }

    /// Takes memory for a body; `false`, and nothing taken, when that would pass `limit`.
    func reserve(_ bytes: Int, limit: Int) -> Bool {
        let total = bodyBytes.add(bytes, ordering: .relaxed).newValue
        if total <= limit { return true }
        bodyBytes.subtract(bytes, ordering: .relaxed)
        return false
    }

    func release(_ bytes: Int) { bodyBytes.subtract(bytes, ordering: .relaxed) }
}
