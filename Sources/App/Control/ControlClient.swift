/// The way from a command to the server that runs on the same data folder.
struct ControlClient: Sendable {
    private let folder: String

    /// Finds the running server; `nil` when none listens in this data folder.
    init?(in folder: String) {
        guard (try? UnixSocket.connected(in: folder, name: ControlServer.socketName)) != nil else { return nil }
        self.folder = folder
    }

    /// Asks the server and waits for its answer, however long its work takes.
    ///
    /// - Parameters:
    ///   - request: What to do.
    ///   - report: Hears the lines about the progress.
    /// - Returns: How it ended.
    /// - Throws: ``ControlFault`` when the server went away or is another user's.
    func ask(_ request: ControlRequest, report: (String) -> Void = { _ in }) throws -> ControlAnswer {
        let socket = try UnixSocket.connected(in: folder, name: ControlServer.socketName)
        guard socket.isFromThisUser else { throw ControlFault.stranger }
        try socket.send(ControlLine.encode(request))
        var lines = SocketLines(socket)
        while true {
            let line = try lines.next(limit: ControlLine.limit)
            guard let answer = try? ControlLine.decode(ControlAnswer.self, from: line) else {
                throw ControlFault.unreadable
            }
            guard case .progress(let text) = answer else { return answer }
            report(text)
        }
    }
}
