internal import Kernel

/// Takes commands at `<data>/control.sock` while the server runs, one at a time, on a thread of its own.
final class ControlServer: Sendable {
    /// The name of the socket in the data folder.
    static let socketName = "control.sock"

    private let socket: UnixSocket
    private let thread: SystemThread

    /// Starts to listen in a data folder whose ``DataLock`` the caller holds.
    ///
    /// - Parameters:
    ///   - folder: The data folder.
    ///   - handler: Answers a request; it may wait for commits and takes as long as it needs.
    /// - Throws: ``ControlFault`` when the socket cannot be made.
    init(in folder: String, handler: @escaping @Sendable (ControlCall) -> ControlAnswer) throws {
        let socket = try UnixSocket.listening(in: folder, name: Self.socketName)
        self.socket = socket
        thread = try SystemThread.start {
            while let connection = socket.accepted() {
                // A caller that went away or sends nonsense concerns nobody else.
                try? Self.serve(connection, handler)
            }
        }
    }

    /// Stops listening, after the request in hand is answered.
    func stop() {
        socket.stop()
        thread.join()
    }

    private static func serve(_ connection: UnixSocket, _ handler: (ControlCall) -> ControlAnswer) throws {
        guard connection.isFromThisUser else { throw ControlFault.stranger }
        connection.setTimeout(seconds: 10)
        let line = try connection.readLine(limit: ControlLine.limit)
        guard let request = try? ControlLine.decode(ControlRequest.self, from: line) else {
            let answer = ControlAnswer.refused("De server begrijpt deze opdracht niet. Is het programma even nieuw?")
            return try connection.send(ControlLine.encode(answer))
        }
        let call = ControlCall(request) { line in
            // Whoever asked may be gone; the work goes on.
            try? connection.send(ControlLine.encode(ControlAnswer.progress(line)))
        }
        try connection.send(ControlLine.encode(handler(call)))
    }
}
