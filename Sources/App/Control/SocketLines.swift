/// Reads one line after another from a socket; what came along of the next line is kept.
struct SocketLines: ~Copyable {
    private let socket: UnixSocket
    private var rest: [UInt8] = []

    init(_ socket: UnixSocket) { self.socket = socket }

    /// The next line, without its end.
    ///
    /// - Throws: ``ControlFault/brokenLine`` when the other side stops first, or sends more than `limit` bytes.
    mutating func next(limit: Int) throws(ControlFault) -> [UInt8] {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<end])
                rest.removeFirst(end + 1)
                return line
            }
            guard rest.count < limit else { throw .brokenLine }
            rest += try socket.receive()
        }
    }
}
