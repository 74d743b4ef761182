/// Reads the messages about cases of one municipality.
public protocol MessageReader {
    /// The newest messages about a case, the newest last: at most `limit`, and never over ``MessageLimit/perCase``.
    func messages(of file: CaseFile, limit: Int) throws -> [CaseMessage]
}

/// Writes messages about cases; each appends the event `message-sent` in the same transaction.
public protocol MessageRegister: MessageReader {
    /// Keeps a message with a case, and leaves it for each e-mail address that the case has.
    ///
    /// The use of an address is in the read log, under ``ReadPurpose/message``.
    func send(_ text: MessageText, about file: CaseFile) throws -> CaseMessage
}

/// How many messages one read gives at most.
public enum MessageLimit {
    public static let perCase = 100
}
