/// One of several views of the same thing, as a link beside the others (tabblad).
public struct Tab: Hashable, Sendable {
    public let link: Link
    /// Whether it is the view that the reader looks at.
    public let isHere: Bool

    public init(_ link: Link, isHere: Bool) {
        self.link = link
        self.isHere = isHere
    }
}
