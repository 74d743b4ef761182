/// An e-mail address to send messages to; hidden when printed.
public struct MailAddress: Hashable, Sendable {
    /// As the resident typed it, for sending messages only.
    public let text: String

    /// Keeps `text` when it has the form of an address; whether the mailbox exists only a message can tell.
    ///
    /// - Parameter text: Something, an `@`, something with a dot; at most 254 bytes (RFC 5321 §4.5.3.1.3).
    /// - Throws: ``Invalid`` for anything else.
    public init(_ text: String) throws(Invalid) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isLine = !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 32 || $0.value == 127 }
        guard parts.count == 2, text.utf8.count <= 254, isLine else { throw Invalid() }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard !parts[0].isEmpty, labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else { throw Invalid() }
        self.text = text
    }

    /// The text is no e-mail address.
    public struct Invalid: Error, Hashable, Sendable {
        public init() {}
    }
}

extension MailAddress: CustomStringConvertible {
    public var description: String { "e-mailadres ******" }
}

extension MailAddress: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
}
