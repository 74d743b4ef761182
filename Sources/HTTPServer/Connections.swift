import Glibc
import Kernel
import Synchronization

/// One open connection: its socket, and since when the server waits for a request on it.
final class Connection: Sendable {
    fileprivate let socket: Int32
    /// On the ``MonotonicClock``; 0 while a request is being received or answered.
    private let waitingSince: Atomic<Int64>

    fileprivate init(socket: Int32) {
        self.socket = socket
        waitingSince = Atomic(MonotonicClock.nanoseconds)
    }

    func requestBegan() { waitingSince.store(0, ordering: .relaxed) }

    func requestEnded() { waitingSince.store(MonotonicClock.nanoseconds, ordering: .relaxed) }

    fileprivate func hasWaited(since moment: Int64) -> Bool {
        let since = waitingSince.load(ordering: .relaxed)
        return since != 0 && since < moment
    }
}

/// The open connections, and the watch over those that drip their headers.
///
/// libmicrohttpd closes a connection on which nothing moves. A client that sends one byte now and then
/// would keep it for hours, so a request whose headers are not complete in time loses its connection.
final class Connections: Sendable {
    private let allowed: Int64
    private let open = Lock<[ObjectIdentifier: Connection]>([:])

    init(headerSeconds: Int) { allowed = Int64(max(1, headerSeconds)) * 1_000_000_000 }

    var count: Int { open.withLock { $0.count } }

    func opened(socket: Int32) -> Connection {
        let connection = Connection(socket: socket)
        open.withLock { $0[ObjectIdentifier(connection)] = connection }
        return connection
    }

    /// Call it before the socket is closed: its number may be another connection's right after.
    func closed(_ connection: Connection) {
        open.withLock { $0[ObjectIdentifier(connection)] = nil }
    }

    /// Ends the connections that have waited too long; libmicrohttpd then closes them itself.
    func endOverdue(at now: Int64 = MonotonicClock.nanoseconds) {
        open.withLock { open in
            for connection in open.values where connection.hasWaited(since: now - allowed) {
                shutdown(connection.socket, Int32(SHUT_RDWR))
            }
        }
    }
}

/// A thread that does one small thing twice a second, until it is told to stop.
final class Ticker: Sendable {
    private let isStopped = Atomic<Bool>(false)
    private let thread = Lock<SystemThread?>(nil)

    func start(_ tick: @escaping @Sendable () -> Void) throws(SystemThread.Refused) {
        let started = try SystemThread.start { [self] in
            var naps = 0
            while !isStopped.load(ordering: .relaxed) {
                usleep(20_000)
                naps += 1
                if naps.isMultiple(of: 25) { tick() }
            }
        }
        thread.withLock { $0 = started }
    }

    func stop() {
        isStopped.store(true, ordering: .relaxed)
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }
}
