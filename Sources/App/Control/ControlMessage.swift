internal import FoundationEssentials

/// What a command asks of the running server through the control socket.
struct ControlRequest: Codable, Hashable, Sendable {
    /// The name of the command, such as `municipality add`.
    let command: String
    /// Its arguments by name.
    ///
    /// Never a secret: those are read where the server reads them.
    let arguments: [String: String]

    init(_ command: String, _ arguments: [String: String] = [:]) {
        self.command = command
        self.arguments = arguments
    }
}

/// What the running server answers to a command.
///
/// Any number of lines about the progress come first, and then one of the others.
enum ControlAnswer: Codable, Hashable, Sendable {
    /// It goes on; the text is a Dutch line for the operator.
    case progress(String)
    /// It is done; the text is what the command writes, often JSON, and may be empty.
    case done(String)
    /// It is not done, with the Dutch sentence that says why and what to do.
    case refused(String)
}

/// One message as the socket carries it: JSON on one line.
enum ControlLine {
    /// The longest line in bytes; a longer one is cut off as a mistake.
    static let limit = 1024 * 1024

    static func encode(_ message: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(message)) + [UInt8(ascii: "\n")]
    }

    static func decode<Message: Decodable>(_ type: Message.Type, from line: [UInt8]) throws -> Message {
        try JSONDecoder().decode(type, from: Data(line))
    }
}
