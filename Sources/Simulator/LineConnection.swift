internal import Glibc
internal import Kernel

/// One connection of the line: two sockets and what passes between them.
final class LineConnection: Sendable {
    private let client: Int32
    private let server: Int32
    /// Whether the sockets are still ours; guarded, since ``breakOff()`` comes from another thread.
    private let isOpen = Lock(true)

    /// Connects to the server behind the line; `nil` when nobody answers there.
    init?(client: Int32, target: UInt16) {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in(port: target, address: UInt32(0x7F00_0001).bigEndian)
        let code = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            close(server)
            return nil
        }
        var one: Int32 = 1
        for end in [client, server] {
            setsockopt(end, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        }
        self.client = client
        self.server = server
    }

    /// Ends the connection from another thread; ``relay()`` returns soon.
    func breakOff() {
        isOpen.withLock { isOpen in
            guard isOpen else { return }
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(server, Int32(SHUT_RDWR))
        }
    }

    /// Passes bytes on until one side has enough, and closes both.
    func relay() {
        pass()
        isOpen.withLock { isOpen in
            isOpen = false
            close(client)
            close(server)
        }
    }

    private func pass() {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        var isHeadNext = true
        while let ready = waitForBytes() {
            if ready.fromClient {
                let count = recv(client, &chunk, chunk.count, 0)
                guard count > 0, send(chunk[..<count], to: server) else { return }
                isHeadNext = true
            }
            if ready.fromServer {
                let count = recv(server, &chunk, chunk.count, 0)
                guard count > 0 else { return }
                // Without pipelining the first bytes after a request are the head of its answer.
                if isHeadNext, let fault = LineFault(head: head(of: chunk[..<count])) {
                    return misbehave(fault, with: chunk[..<count])
                }
                isHeadNext = false
                guard send(chunk[..<count], to: client) else { return }
            }
        }
    }

    private func head(of bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(2_048), as: UTF8.self)
    }

    private func misbehave(_ fault: LineFault, with answer: ArraySlice<UInt8>) {
        switch fault {
        case .silence: waitForClientToLeave(milliseconds: -1)
        case .cut: _ = send(answer.dropLast(8), to: client)
        case .trickle:
            for byte in answer {
                guard send([byte][...], to: client), !waitForClientToLeave(milliseconds: 50) else { return }
            }
        }
    }

    private func waitForBytes() -> (fromClient: Bool, fromServer: Bool)? {
        var sockets = [
            pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            pollfd(fd: server, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&sockets, 2, -1) < 0 { guard errno == EINTR else { return nil } }
        return (sockets[0].revents != 0, sockets[1].revents != 0)
    }

    /// Waits until the client closes or the time is over; negative waits for ever.
    @discardableResult
    private func waitForClientToLeave(milliseconds: Int32) -> Bool {
        var socket = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
        return poll(&socket, 1, milliseconds) > 0
    }

    private func send(_ bytes: ArraySlice<UInt8>, to end: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
