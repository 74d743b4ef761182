import Glibc

/// A TCP connection to a server on loopback, for tests that care about the bytes.
///
/// Sendable because a test uses it from one thread at a time, or sends on one and reads on another.
public final class TestSocket: @unchecked Sendable {
    private let descriptor: Int32
    private var unread: [UInt8] = []
    private let server: (any AnyObject & Sendable)?

    /// Connects; `server` is kept alive as long as the connection is.
    ///
    /// - Throws: ``SocketError`` when nobody listens on the port.
    public init(port: UInt16, keeping server: (any AnyObject & Sendable)? = nil) throws(SocketError) {
        self.server = server
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .failed(code: errno) }
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // Everything is set by now, so `deinit` closes the descriptor, also after a throw.
        guard code == 0 else { throw .failed(code: errno) }
    }

    deinit { close(descriptor) }

    /// Sends every byte.
    ///
    /// - Throws: ``SocketError`` when the server closed the connection.
    public func send(_ bytes: some Collection<UInt8>) throws(SocketError) {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw .failed(code: errno) }
            sent += count
        }
    }

    public func send(_ text: String) throws(SocketError) { try send(text.utf8) }

    /// Sends a text after a pause, as a slow client does.
    public func send(_ text: String, pauseMilliseconds: UInt32) throws(SocketError) {
        usleep(pauseMilliseconds * 1_000)
        try send(text)
    }

    /// Ends the connection in both directions.
    public func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Reads at least one byte into the buffer; `false` at the end of the connection.
    private func fill() throws(SocketError) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        if count < 0 { throw errno == EAGAIN ? .timedOut : .failed(code: errno) }
        unread += chunk[..<count]
        return count > 0
    }

    /// Everything up to the end of the connection.
    public func readToEnd() throws(SocketError) -> [UInt8] {
        while try fill() {}
        defer { unread = [] }
        return unread
    }

    /// Reads exactly `count` bytes.
    public func read(_ count: Int) throws(SocketError) -> [UInt8] {
        while unread.count < count { guard try fill() else { throw .closed } }
        defer { unread.removeFirst(count) }
        return Array(unread[..<count])
    }

    /// Reads up to and including an empty line.
    public func readHead() throws(SocketError) -> String {
        let end = Array("\r\n\r\n".utf8)
        var from = 0
        while true {
            if let found = Self.index(of: end, in: unread, from: from) {
                return String(decoding: try read(found + 4), as: UTF8.self)
            }
            from = max(0, unread.count - 3)
            guard try fill() else { throw .closed }
        }
    }

    private static func index(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count - start >= needle.count else { return nil }
        return (start...(bytes.count - needle.count)).first { bytes[$0..<$0 + needle.count].elementsEqual(needle) }
    }
}

/// What went wrong on a test's own connection.
public enum SocketError: Error, Hashable, Sendable {
    /// The server ended the connection before the answer was complete.
    case closed
    /// Nothing came for 20 seconds.
    case timedOut
    /// The system's errno.
    case failed(code: Int32)
    /// The answer is no HTTP.
    case unreadable
}
