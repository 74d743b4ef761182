/// Something that happened, in a list of what happened: a contact, a message, a change (tijdlijn).
public struct TimelineEntry: Hashable, Sendable {
    /// Shows the channel or the kind; ``kind`` says the same in words.
    public let icon: Icon
    /// The channel or the kind in words, such as `Telefoon`.
    public let kind: String
    public let title: Prose
    /// The moment as people read it, such as `di 17 november, 14.05 uur`.
    public let when: String
    public let text: Prose?

    public init(_ icon: Icon, _ kind: String, _ title: Prose, when: String, text: Prose? = nil) {
        self.icon = icon
        self.kind = kind
        self.title = title
        self.when = when
        self.text = text
    }
}
