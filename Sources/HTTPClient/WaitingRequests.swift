/// A request with whoever waits for its outcome.
struct PendingRequest: Sendable {
    let request: OutgoingRequest
    let completion: @Sendable (Result<Reply, TransportFailure>) -> Void
}

/// The requests that wait for their turn, per server, so that one silent server does not hold up the others.
///
/// Servers take turns; within one server the order of sending is kept.
struct WaitingRequests {
    private let perOrigin: Int
    private var queues: [String: Queue] = [:]
    /// The origins with a request that may start now, in the order of their turns.
    private var ready = FIFO<String>()
    private(set) var count = 0

    /// `perOrigin` is how many requests to one server may be on their way together.
    init(perOrigin: Int) { self.perOrigin = perOrigin }

    mutating func add(_ pending: PendingRequest) {
        let origin = pending.request.origin
        count += 1
        queues[origin, default: Queue()].waiting.append(pending)
        makeReady(origin)
    }

    /// Takes the next request that may start; ``finished(_:)`` has to follow when it is done.
    mutating func next() -> PendingRequest? {
        guard let origin = ready.popFirst(), let pending = queues[origin]?.waiting.popFirst() else { return nil }
        queues[origin]?.isReady = false
        queues[origin]?.active += 1
        count -= 1
        makeReady(origin)
        return pending
    }

    /// Makes room for the next request to the server of `request`.
    mutating func finished(_ request: OutgoingRequest) {
        let origin = request.origin
        guard let queue = queues[origin] else { return }
        queues[origin]?.active -= 1
        if queue.active == 1, queue.waiting.isEmpty {
            queues[origin] = nil
        } else {
            makeReady(origin)
        }
    }

    /// Takes everything that waits.
    mutating func removeAll() -> [PendingRequest] {
        var all: [PendingRequest] = []
        for origin in queues.keys {
            while let pending = queues[origin]?.waiting.popFirst() { all.append(pending) }
            queues[origin]?.isReady = false
        }
        ready = FIFO()
        count = 0
        return all
    }

    private mutating func makeReady(_ origin: String) {
        guard let queue = queues[origin], !queue.isReady, !queue.waiting.isEmpty, queue.active < perOrigin else {
            return
        }
        queues[origin]?.isReady = true
        ready.append(origin)
    }

    private struct Queue {
        var waiting = FIFO<PendingRequest>()
        var active = 0
        var isReady = false
    }
}

/// A queue whose first element is taken in constant time.
struct FIFO<Element> {
    private var elements: [Element?] = []
    private var head = 0

    var isEmpty: Bool { head == elements.count }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        defer {
            // Emptied at once, or what it refers to would live until the array is tidied.
            elements[head] = nil
            head += 1
            if head == elements.count || head > 1024 && head * 2 > elements.count {
                elements.removeFirst(head)
                head = 0
            }
        }
        return elements[head]
    }
}
