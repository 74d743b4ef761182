/// The reason why a command and the server could not talk.
enum ControlFault: Error, Hashable {
    /// The system refused an operation on the socket; `code` is its error number.
    case system(Operation, code: Int32)
    /// The other side is another user of the machine.
    case stranger
    /// The other side stopped before its line was complete, or sent too much.
    case brokenLine
    /// The line is no message of ours.
    case unreadable

    enum Operation: String, Hashable {
        case open
        case bind
        case listen
        case connect
        case receive
        case send
    }
}
