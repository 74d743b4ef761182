import Glibc
import Kernel

/// What the access log tells of one request: nothing that says who asked, or for which case.
struct AccessRecord: Sendable {
    let at: Timestamp
    /// A known method, or `OTHER`.
    let method: String
    /// The pattern of the route, `-` when there is none: paths and queries hold follow codes and numbers.
    let route: String
    let municipality: String?
    /// 0 when the client went away before there was an answer.
    let status: Int
    let microseconds: Int
    let bytes: Int
    let request: UniqueID
    /// The client id of an integrator.
    let client: String?

    func append(to bytes: inout [UInt8]) {
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("at", at.rfc3339)
            json.field("method", method)
            json.field("route", route)
            json.field("municipality", ifPresent: municipality)
            json.field("status", status)
            json.field("microseconds", microseconds)
            json.field("bytes", self.bytes)
            json.field("request", request.description)
            json.field("client", ifPresent: client)
        }
        bytes += json.bytes
        bytes.append(UInt8(ascii: "\n"))
    }
}

/// Writes access records as JSON lines on a thread of its own, so that no request waits for the log.
///
/// Sendable because everything below the monitor is reached only inside it.
final class AccessLog: @unchecked Sendable {
    private let monitor = Monitor()
    private let sink: @Sendable ([UInt8]) -> Void
    private var waiting: [AccessRecord] = []
    private var lost = 0
    private var isClosed = false
    private var isIdle = false
    private var thread: SystemThread?

    /// Records that may wait; further ones are counted and dropped.
    private static let capacity = 65_536

    init(sink: @escaping @Sendable ([UInt8]) -> Void) {
        self.sink = sink
    }

    func start() throws(SystemThread.Refused) {
        thread = try SystemThread.start { self.work() }
    }

    func add(_ record: AccessRecord) {
        monitor.locked {
            guard waiting.count < Self.capacity else {
                lost += 1
                return
            }
            waiting.append(record)
            if isIdle { monitor.wakeOne() }
        }
    }

    /// How many records were dropped since the start.
    var dropped: Int { monitor.locked { lost } }

    /// Writes what waits and ends the thread.
    func close() {
        monitor.locked {
            isClosed = true
            monitor.wakeOne()
        }
        thread?.join()
        thread = nil
    }

    private func work() {
        while let records = next() {
            // Waking up for every record would cost more than writing it; a short rest gathers a batch.
            defer { usleep(10_000) }
            var lines: [UInt8] = []
            lines.reserveCapacity(records.count * 256)
            for record in records { record.append(to: &lines) }
            sink(lines)
        }
    }

    private func next() -> [AccessRecord]? {
        monitor.locked {
            isIdle = true
            while waiting.isEmpty, !isClosed { monitor.wait() }
            isIdle = false
            defer { waiting = [] }
            return waiting.isEmpty ? nil : waiting
        }
    }
}
