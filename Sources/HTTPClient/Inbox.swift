internal import CCurl
internal import Kernel

/// curl's state for the whole program.
enum CurlLibrary {
    /// Starts curl at first use; `false` when it cannot be.
    static let isReady = ccurl_start() == CURLE_OK
}

/// Where any thread leaves requests for the one thread that owns curl.
final class Inbox: @unchecked Sendable {
    // Sendable by the lock in `state`: `multi` is woken under it and cleaned up by the owner after it was
    // marked as gone under it; everything else that touches `multi` runs on the owner's thread.
    let multi: UnsafeMutableRawPointer
    private let state: Lock<State>
    private let capacity: Int

    private struct State {
        var arrived: [any PendingTransfer] = []
        /// What was taken but still waits for its turn.
        var waiting = 0
        var isClosed = false
        var isGone = false
    }

    init?(capacity: Int) {
        guard let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.capacity = capacity
        state = Lock(State())
    }

    /// Leaves a request; gives the reason when it is refused.
    func add(_ pending: any PendingTransfer) -> TransportFailure.Kind? {
        state.withLock { state in
            guard !state.isClosed else { return .stopped }
            guard state.arrived.count + state.waiting < capacity else { return .overloaded }
            state.arrived.append(pending)
            // One wake-up is enough for everything that has arrived since the owner last looked.
            if state.arrived.count == 1 { curl_multi_wakeup(multi) }
            return nil
        }
    }

    /// Takes what has arrived; `waiting` is what the owner still holds from before.
    func take(waiting: Int) -> (arrived: [any PendingTransfer], isClosed: Bool) {
        state.withLock { state in
            let arrived = state.arrived
            state.arrived = []
            state.waiting = waiting + arrived.count
            return (arrived, state.isClosed)
        }
    }

    /// Refuses everything that comes later.
    func close() {
        state.withLock { state in
            state.isClosed = true
            if !state.isGone { curl_multi_wakeup(multi) }
        }
    }

    /// Ends the use of `multi`; only for its owner, after the last transfer.
    func abandon() {
        state.withLock { state in
            state.isClosed = true
            state.isGone = true
        }
        curl_multi_cleanup(multi)
    }
}
