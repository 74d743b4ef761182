/// A way in that a first page offers, drawn as a card that leads there (ingang).
public struct Entrance: Hashable, Sendable {
    public let link: Link
    /// One sentence about what is behind it; `nil` where the words of the link say enough.
    public let text: String?
    public let icon: Icon

    public init(_ link: Link, _ text: String? = nil, icon: Icon) {
        self.link = link
        self.text = text
        self.icon = icon
    }
}
