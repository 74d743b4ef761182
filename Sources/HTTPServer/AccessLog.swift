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
/// Sendable because everything below the mutex is reached only while it is held.
final class AccessLog: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
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
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    func start() throws(SystemThread.Refused) {
        thread = try SystemThread.start { self.work() }
    }

    func add(_ record: AccessRecord) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard waiting.count < Self.capacity else {
            lost += 1
            return
        }
        waiting.append(record)
        if isIdle { pthread_cond_signal(changed) }
    }

    /// How many records were dropped since the start.
    var dropped: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return lost
    }

    /// Writes what waits and ends the thread.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_signal(changed)
        pthread_mutex_unlock(mutex)
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
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        isIdle = true
        while waiting.isEmpty, !isClosed { pthread_cond_wait(changed, mutex) }
        isIdle = false
        defer { waiting = [] }
        return waiting.isEmpty ? nil : waiting
    }
}
