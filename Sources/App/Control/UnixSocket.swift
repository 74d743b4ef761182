internal import Glibc

/// One stream socket of this machine, closed when the value goes.
final class UnixSocket: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Listens at `name` in a folder; what stood there is removed, and only the own user can connect.
    ///
    /// The caller must hold the folder's ``DataLock``, so that what stood there is a left-over.
    static func listening(in folder: String, name: String) throws(ControlFault) -> UnixSocket {
        try inFolder(folder, name) { address, path throws(ControlFault) in
            let socket = try UnixSocket(descriptor: opened())
            unlink(path)
            guard bindTo(address, socket.descriptor) == 0 else { throw .system(.bind, code: errno) }
            // Nobody can connect before `listen`, so the socket is never open to others.
            guard chmod(path, 0o600) == 0 else { throw .system(.bind, code: errno) }
            guard listen(socket.descriptor, 16) == 0 else { throw .system(.listen, code: errno) }
            return socket
        }
    }

    /// Connects to the socket `name` in a folder.
    static func connected(in folder: String, name: String) throws(ControlFault) -> UnixSocket {
        try inFolder(folder, name) { address, _ throws(ControlFault) in
            let socket = try UnixSocket(descriptor: opened())
            guard connectTo(address, socket.descriptor) == 0 else { throw .system(.connect, code: errno) }
            return socket
        }
    }

    /// Waits for the next connection; `nil` after ``stop()``.
    func accepted() -> UnixSocket? {
        while true {
            let connection = accept(descriptor, nil, nil)
            if connection >= 0 { return UnixSocket(descriptor: connection) }
            switch errno {
            case EINTR, ECONNABORTED: continue
            case EINVAL, EBADF: return nil
            // No descriptor or no memory is to be had at this moment; whoever connects waits.
            default: usleep(Self.pauseMicroseconds)
            }
        }
    }

    private static let pauseMicroseconds: UInt32 = 100_000

    /// Makes everybody who waits on this socket return.
    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Waits at most this long for bytes, and for room to send, from now on.
    func setTimeout(seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }

    /// Whether the other side is a process of this user, or of the machine's administrator.
    var isFromThisUser: Bool {
        // struct ucred { pid_t pid; uid_t uid; gid_t gid; }, which the Glibc overlay does not import.
        var credentials: (pid: Int32, uid: UInt32, gid: UInt32) = (0, .max, .max)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return false }
        return credentials.uid == geteuid() || credentials.uid == 0
    }

    /// Reads up to the end of a line, without it; what comes behind it is lost.
    func readLine(limit: Int) throws(ControlFault) -> [UInt8] {
        var lines = SocketLines(self)
        return try lines.next(limit: limit)
    }

    /// Waits for some bytes.
    ///
    /// - Throws: ``ControlFault/brokenLine`` when the other side stopped sending.
    func receive() throws(ControlFault) -> ArraySlice<UInt8> {
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw .system(.receive, code: errno) }
            guard count > 0 else { throw .brokenLine }
            return piece[..<count]
        }
    }

    func send(_ bytes: [UInt8]) throws(ControlFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system(.send, code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    private static func opened() throws(ControlFault) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(.open, code: errno) }
        return descriptor
    }

    /// Gives `body` the address of `name` in a folder, however long the path of the folder is.
    ///
    /// An address holds at most 107 bytes; through the folder's descriptor it is always short.
    private static func inFolder<Value>(
        _ folder: String,
        _ name: String,
        _ body: (sockaddr_un, String) throws(ControlFault) -> Value
    ) throws(ControlFault) -> Value {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(.open, code: errno) }
        defer { close(descriptor) }
        let path = "/proc/self/fd/\(descriptor)/\(name)"
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1)) }
        return try body(address, path)
    }
}

private func bindTo(_ address: sockaddr_un, _ descriptor: Int32) -> Int32 {
    withSocketAddress(address) { bind(descriptor, $0, $1) }
}

private func connectTo(_ address: sockaddr_un, _ descriptor: Int32) -> Int32 {
    withSocketAddress(address) { connect(descriptor, $0, $1) }
}

private func withSocketAddress(
    _ address: sockaddr_un,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
    withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}
