/// Something to send, with whoever waits for its outcome.
protocol PendingTransfer: Sendable {
    /// The scheme, host and port that it goes to.
    var origin: String { get }
    /// Sets up a handle for it.
    func start(on handle: EasyHandle) -> any RunningTransfer
    /// Says that it was never started.
    func refuse(_ kind: TransportFailure.Kind)
}

/// A request with whoever waits for its answer.
struct PendingRequest: PendingTransfer {
    let request: OutgoingRequest
    let completion: @Sendable (Result<Reply, TransportFailure>) -> Void

    var origin: String { request.origin }

    func start(on handle: EasyHandle) -> any RunningTransfer { Transfer(self, on: handle) }

    func refuse(_ kind: TransportFailure.Kind) { completion(.failure(TransportFailure(kind))) }
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

    mutating func add(_ pending: any PendingTransfer) {
        let origin = pending.origin
        count += 1
        queues[origin, default: Queue()].waiting.append(pending)
        makeReady(origin)
    }

    /// Takes the next request that may start; ``finished(_:)`` has to follow when it is done.
    mutating func next() -> (any PendingTransfer)? {
        guard let origin = ready.popFirst(), let pending = queues[origin]?.waiting.popFirst() else { return nil }
        queues[origin]?.isReady = false
        queues[origin]?.active += 1
        count -= 1
        makeReady(origin)
        return pending
    }

    /// Makes room for the next request to this server.
    mutating func finished(at origin: String) {
        guard let queue = queues[origin] else { return }
        queues[origin]?.active -= 1
        if queue.active == 1, queue.waiting.isEmpty {
            queues[origin] = nil
        } else {
            makeReady(origin)
        }
    }

    /// Takes everything that waits.
    mutating func removeAll() -> [any PendingTransfer] {
        var all: [any PendingTransfer] = []
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
        var waiting = FIFO<any PendingTransfer>()
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
