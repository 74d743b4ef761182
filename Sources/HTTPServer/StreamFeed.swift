import Kernel

/// Feeds a request body to a ``BodyStream``: one batch in work, one collected, then the client waits.
///
/// Sendable because `pending` and `isComplete` are touched by the connection's server thread only; the rest lies under `state`.
final class StreamFeed: @unchecked Sendable {
    private let stream: any BodyStream
    private let suspensions: Suspensions
    private let state = Lock(State())
    private var pending: [UInt8] = []
    /// Whether the stream was asked for its answer.
    private(set) var isComplete = false

    private struct State {
        var isBusy = false
        /// Whether the connection is suspended until the stream is ready.
        var isAwaited = false
        var isAbandoned = false
    }

    /// What to do with the connection.
    enum Step {
        /// Go on receiving.
        case proceed
        /// Suspended; libmicrohttpd calls again after the resume.
        case wait
        /// The server stops.
        case stop
    }

    static let batch = 64 * 1024

    init(_ stream: any BodyStream, suspensions: Suspensions) {
        self.stream = stream
        self.suspensions = suspensions
    }

    /// Takes bytes that arrived; with ``Step/wait`` they were not taken and are offered again.
    func take(_ bytes: UnsafeRawBufferPointer, for exchange: Exchange) -> Step {
        while true {
            if pending.isEmpty || pending.count + bytes.count <= Self.batch {
                pending.append(contentsOf: bytes)
                feed(exchange)
                return .proceed
            }
            feed(exchange)
            if pending.isEmpty { continue }
            let step = awaitReady(exchange)
            if step != .proceed { return step }
        }
    }

    /// Hands over what is left, then asks for the answer; the request stays suspended until it is there.
    func finish(_ exchange: Exchange) -> Step {
        if !pending.isEmpty { feed(exchange) }
        while state.withLock({ $0.isBusy }) {
            let step = awaitReady(exchange)
            if step != .proceed { return step }
            if !pending.isEmpty { feed(exchange) }
        }
        guard suspensions.suspend(exchange) else { return .stop }
        isComplete = true
        stream.finish { [suspensions] result in
            switch result {
            case .success(let answer): suspensions.resume(exchange, with: .streamed(answer))
            case .failure(let error): suspensions.resume(exchange, with: .failed(error))
            }
        }
        return .wait
    }

    /// Tells the stream that no more comes, at once or when it is done with its batch.
    func abandon() {
        let isBusy = state.withLock { state in
            state.isAbandoned = true
            return state.isBusy
        }
        if !isBusy { stream.abandon() }
    }

    /// Gives the collected bytes to the stream unless it is busy.
    private func feed(_ exchange: Exchange) {
        let mayFeed = state.withLock { state in
            defer { state.isBusy = true }
            return !state.isBusy
        }
        guard mayFeed else { return }
        let batch = pending
        pending = []
        stream.receive(batch) { self.ready(exchange) }
    }

    private func ready(_ exchange: Exchange) {
        let (wasAwaited, wasAbandoned) = state.withLock { state in
            defer {
                state.isBusy = false
                state.isAwaited = false
            }
            return (state.isAwaited, state.isAbandoned && state.isBusy)
        }
        if wasAbandoned { return stream.abandon() }
        if wasAwaited { suspensions.resume(exchange, with: .proceed) }
    }

    private func awaitReady(_ exchange: Exchange) -> Step {
        state.withLock { state in
            guard state.isBusy else { return .proceed }
            guard suspensions.suspend(exchange) else { return .stop }
            state.isAwaited = true
            return .wait
        }
    }
}
