import CMicroHTTPD
import Glibc
import Kernel

/// The libmicrohttpd daemon and its callbacks.
///
/// It retains itself between `start` and `stop`, since the daemon's threads call it.
final class Listener: Sendable {
    private let reception: Reception
    private let connections: Connections
    private let daemon = Lock<OpaquePointer?>(nil)

    init(_ reception: Reception, connections: Connections) {
        self.reception = reception
        self.connections = connections
    }

    /// Starts listening.
    ///
    /// - Throws: ``ServerError`` when the address cannot be read or is taken.
    func start(_ settings: ServerSettings) throws(ServerError) {
        guard let address = IPv4.read(settings.address) else { throw .badAddress(settings.address) }
        let cores = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        var choices = cmhd_settings(
            address: address,
            port: settings.port,
            threads: UInt32(settings.threads ?? cores),
            connections: UInt32(settings.limits.connections),
            timeout_seconds: UInt32(settings.limits.idleSeconds),
            // libmicrohttpd keeps the headers and its own bookkeeping of them in this memory.
            connection_memory: max(32 * 1024, 2 * settings.limits.headerBytes),
            cls: Unmanaged.passRetained(self).toOpaque(),
            on_request: { context, connection, url, method, _, upload, size, state in
                guard let context, let connection, let url, let method, let size, let state else { return .NO }
                let listener = Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue()
                guard let exchange = state.pointee else {
                    return listener.begin(connection, url, method, state)
                }
                let known = Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue()
                return listener.proceed(known, upload, size)
            },
            on_completed: { context, _, state, _ in
                guard let context, let exchange = state?.pointee else { return }
                let listener = Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue()
                state?.pointee = nil
                listener.reception.end(Unmanaged<Exchange>.fromOpaque(exchange).takeRetainedValue())
            },
            on_connection: { context, connection, state, event in
                guard let context, let connection, let state else { return }
                let listener = Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue()
                if event == .CONNECTION_NOTIFY_STARTED {
                    let opened = listener.connections.opened(socket: cmhd_socket(connection))
                    state.pointee = Unmanaged.passRetained(opened).toOpaque()
                } else if let known = state.pointee {
                    state.pointee = nil
                    listener.connections.closed(Unmanaged<Connection>.fromOpaque(known).takeRetainedValue())
                }
            }
        )
        errno = 0
        guard let started = cmhd_start(&choices) else {
            let code = errno
            Unmanaged.passUnretained(self).release()
            throw .cannotListen(port: settings.port, code: code)
        }
        daemon.withLock { $0 = started }
    }

    /// The port that the system gave, 0 when the listener does not listen.
    var port: UInt16 { daemon.withLock { $0.map { cmhd_port($0) } ?? 0 } }

    /// Takes no new connections; those that are open go on.
    ///
    /// The listening socket is shut down and not taken from the daemon: `MHD_quiesce_daemon` races with the
    /// daemon's own threads for the epoll set, and whoever comes second aborts the process (0.9.75).
    func refuseConnections() {
        daemon.withLock { daemon in
            guard let daemon else { return }
            shutdown(cmhd_listen_socket(daemon), Int32(SHUT_RDWR))
        }
    }

    /// Ends all connections; no request may be suspended any more.
    func stop() {
        let running = daemon.withLock { daemon in
            defer { daemon = nil }
            return daemon
        }
        guard let running else { return }
        MHD_stop_daemon(running)
        Unmanaged.passUnretained(self).release()
    }

    private func begin(
        _ connection: OpaquePointer,
        _ url: UnsafePointer<CChar>,
        _ method: UnsafePointer<CChar>,
        _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    ) -> MHD_Result {
        let exchange = reception.begin(connection, url: url, method: method)
        if let known = cmhd_socket_context(connection) {
            exchange.link = Unmanaged<Connection>.fromOpaque(known).takeUnretainedValue()
            exchange.link?.requestBegan()
        }
        state.pointee = Unmanaged.passRetained(exchange).toOpaque()
        return reception.refusesEarly(exchange) ? reception.answer(exchange) : .YES
    }

    private func proceed(
        _ exchange: Exchange,
        _ upload: UnsafePointer<CChar>?,
        _ size: UnsafeMutablePointer<Int>
    ) -> MHD_Result {
        guard size.pointee > 0 else { return reception.answer(exchange) }
        if case .cancelled = exchange.outcome { return .NO }
        var taken = true
        let bytes = UnsafeRawBufferPointer(start: upload, count: size.pointee)
        let result = reception.receive(bytes, exchange, taken: &taken)
        if taken { size.pointee = 0 }
        return result
    }
}
