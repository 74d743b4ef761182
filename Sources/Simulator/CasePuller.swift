internal import Glibc
internal import HTTPClient
internal import Kernel

/// Pulls cases after their events, one at a time, on a thread of its own.
///
/// Several events of a case that wait are one pull; an event that comes in during a pull causes another one,
/// so the last version on the shelf is never older than the last event.
final class CasePuller: @unchecked Sendable {
    // Sendable by the monitor: what is `var` is reached only inside it, but for the thread, which only
    // whoever starts and stops touches.
    private let sources: [String: CaseSourceRegistration]
    private let client: HTTPClient
    private let ports: SimulatorPorts
    private let shelf: CaseShelf
    private let monitor = Monitor()
    private var waiting: [CaseShelf.Key] = []
    private var head = 0
    private var known: [CaseShelf.Key: String] = [:]
    private var isBusy = false
    private var isClosed = false
    private var counts = (pulls: 0, unchanged: 0, failures: 0)
    private var thread: SystemThread?

    init(_ sources: [CaseSourceRegistration], _ client: HTTPClient, _ ports: SimulatorPorts, _ shelf: CaseShelf) {
        self.sources = Dictionary(sources.map { ($0.source, $0) }) { first, _ in first }
        self.client = client
        self.ports = ports
        self.shelf = shelf
    }

    func start() throws(SystemThread.Refused) { thread = try SystemThread.start { self.work() } }

    /// Lets the running pull end and drops the others.
    func stop() {
        locked {
            isClosed = true
            monitor.wakeAll()
        }
        thread?.join()
        thread = nil
        client.stop()
    }

    /// Notes that a case changed; a case of an unknown source is not pulled.
    func note(_ event: ReceivedEvent) {
        let key = CaseShelf.Key(source: event.source, id: event.caseID)
        if event.type == .removed { return shelf.remove(key) }
        guard sources[event.source] != nil else { return }
        locked {
            // Whoever waits already will read this change too.
            guard known.updateValue(event.dataref, forKey: key) == nil else { return }
            waiting.append(key)
            monitor.wakeAll()
        }
    }

    /// Waits until every case that an event named has been pulled.
    func waitUntilPulled() {
        locked { while !isClosed, isBusy || head < waiting.count { monitor.wait() } }
    }

    var figures: (pulls: Int, unchanged: Int, failures: Int) { locked { counts } }

    private func locked<Value>(_ body: () -> Value) -> Value { monitor.locked(body) }

    private func work() {
        var readings: [String: CaseReading] = [:]
        while let (key, dataref) = next() {
            guard let source = sources[key.source] else { continue }
            let reading = readings[key.source] ?? CaseReading(source, client, ports)
            readings[key.source] = reading
            pull(key, dataref, reading)
        }
    }

    private func next() -> (CaseShelf.Key, String)? {
        locked {
            isBusy = false
            monitor.wakeAll()
            while head == waiting.count, !isClosed { monitor.wait() }
            guard !isClosed else { return nil }
            let key = waiting[head]
            head += 1
            if head == waiting.count || head > 1_024 {
                waiting.removeFirst(head)
                head = 0
            }
            isBusy = true
            return (key, known.removeValue(forKey: key) ?? "")
        }
    }

    /// Three times at most: the sender's own server may be restarting.
    private func pull(_ key: CaseShelf.Key, _ dataref: String, _ reading: CaseReading) {
        for attempt in 1...3 {
            do {
                switch try reading.pull(key.id, dataref: dataref, known: shelf.find(key)) {
                case .fresh(let pulled): shelf.put(pulled, at: key)
                case .unchanged: locked { counts.unchanged += 1 }
                case .absent: shelf.remove(key)
                }
                return locked { counts.pulls += 1 }
            } catch {
                if attempt == 3 || locked({ isClosed }) { return locked { counts.failures += 1 } }
                usleep(100_000)
            }
        }
    }
}
