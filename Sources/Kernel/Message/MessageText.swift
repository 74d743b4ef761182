/// What a message to a resident says: a subject and the three blocks that each message has.
///
/// A value that exists has four texts that are not empty and fit; it names nobody.
public struct MessageText: Hashable, Sendable {
    /// One line, at most 200 characters.
    public let subject: String
    /// What it is about (waar gaat het over).
    public let about: String
    /// What the message is (wat is het bericht).
    public let news: String
    /// What is expected of the resident (wat verwachten wij van u).
    public let expectation: String

    /// - Throws: ``Invalid`` with the part that is empty, too long or not one line.
    public init(subject: String, about: String, news: String, expectation: String) throws(Invalid) {
        try Self.check(subject, .subject, limit: 200)
        try Self.check(about, .about, limit: 4_000)
        try Self.check(news, .news, limit: 4_000)
        try Self.check(expectation, .expectation, limit: 4_000)
        let isLine = !subject.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        guard isLine else { throw .notOneLine }
        self.subject = subject
        self.about = about
        self.news = news
        self.expectation = expectation
    }

    private static func check(_ text: String, _ part: Part, limit: Int) throws(Invalid) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(part) }
        guard text.count <= limit else { throw .tooLong(part, limit: limit) }
    }

    /// A part of the message.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case subject
        case about
        case news
        case expectation
    }

    /// Why four texts are no message.
    public enum Invalid: Error, Hashable, Sendable {
        case empty(Part)
        case tooLong(Part, limit: Int)
        /// The subject has a line end or another control character in it.
        case notOneLine
    }
}
