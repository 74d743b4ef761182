internal import Glibc
internal import Kernel

/// How a connection misbehaves although the server behind it answered; asked for with a header.
enum LineFault: String {
    /// The answer never arrives.
    case silence
    /// The answer breaks off in the middle of its body.
    case cut
    /// The answer arrives one byte at a time.
    case trickle

    static let name = "Simulator-Line"

    var header: Response.Header { Response.Header(Self.name, rawValue) }

    /// What the head of an answer asks for.
    init?(head: String) {
        for line in head.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0] == Self.name else { continue }
            self.init(rawValue: String(parts[1].drop { $0 == " " }))
            return
        }
        return nil
    }
}

/// The line to the simulator: passes bytes on, breaks where a scenario says so, and can be down altogether.
///
/// A server answers or closes; what goes wrong on the way to it needs something in between.
final class FaultLine: Sendable {
    private let target: UInt16
    private let address: UInt32
    private let state: Lock<State>

    private struct State {
        var listener: Int32 = -1
        var port: UInt16
        var acceptor: SystemThread?
        var connections: [Int: LineConnection] = [:]
        var threads: [Int: SystemThread] = [:]
        var finished: [Int] = []
        var next = 0
    }

    /// - Parameters:
    ///   - address: The IPv4 address to listen on, in network order.
    ///   - port: 0 lets the system pick one; it stays the same when the line comes back.
    ///   - target: The port of the server on loopback.
    init(address: UInt32, port: UInt16, target: UInt16) {
        self.address = address
        self.target = target
        state = Lock(State(port: port))
    }

    var port: UInt16 { state.withLock { $0.port } }

    /// Takes connections.
    ///
    /// - Throws: ``SimulatorError/cannotListen(code:)``.
    func open() throws(SimulatorError) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        var local = sockaddr_in(port: port, address: address)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &local) { local in
            local.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                guard bind(listener, name, length) == 0, listen(listener, 256) == 0 else { return errno }
                return getsockname(listener, name, &length) == 0 ? 0 : errno
            }
        }
        guard code == 0 else {
            close(listener)
            throw .cannotListen(code: code)
        }
        do throws(SystemThread.Refused) {
            let acceptor = try SystemThread.start { self.accept(on: listener) }
            state.withLock { state in
                state.listener = listener
                state.port = UInt16(bigEndian: local.sin_port)
                state.acceptor = acceptor
            }
        } catch {
            close(listener)
            throw .cannotListen(code: error.code)
        }
    }

    /// Takes no more connections and breaks those that are open; connecting is refused from now on.
    func shut() {
        let (listener, acceptor) = state.withLock { state in
            defer { (state.listener, state.acceptor) = (-1, nil) }
            return (state.listener, state.acceptor)
        }
        guard let acceptor else { return }
        shutdown(listener, Int32(SHUT_RDWR))
        acceptor.join()
        close(listener)
        let threads = state.withLock { state in
            for connection in state.connections.values { connection.breakOff() }
            defer { state.threads = [:] }
            return Array(state.threads.values)
        }
        for thread in threads { thread.join() }
        state.withLock { $0.finished = [] }
    }

    private func accept(on listener: Int32) {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            joinFinished()
            guard let connection = LineConnection(client: client, target: target) else {
                close(client)
                continue
            }
            serve(connection)
        }
    }

    private func serve(_ connection: LineConnection) {
        let number = state.withLock { state in
            state.next += 1
            state.connections[state.next] = connection
            return state.next
        }
        let thread = try? SystemThread.start {
            connection.relay()
            self.state.withLock { state in
                state.connections[number] = nil
                state.finished.append(number)
            }
        }
        guard let thread else {
            connection.breakOff()
            return
        }
        state.withLock { $0.threads[number] = thread }
    }

    private func joinFinished() {
        let threads = state.withLock { state in
            let done = state.finished.filter { state.threads[$0] != nil }
            state.finished.removeAll { done.contains($0) }
            return done.compactMap { state.threads.removeValue(forKey: $0) }
        }
        for thread in threads { thread.join() }
    }
}

extension sockaddr_in {
    init(port: UInt16, address: UInt32) {
        self.init()
        sin_family = sa_family_t(AF_INET)
        sin_port = port.bigEndian
        sin_addr.s_addr = address
    }
}
