/// A link in the menu of the people who work here, with its icon and where useful a count.
public struct MenuItem: Hashable, Sendable {
    /// The page is where the reader is when these words are its title or its section.
    public let link: Link
    public let icon: Icon
    public let count: Count?
    /// The heading that it stands below with its neighbours of the same group; `nil` for none.
    public let group: String?

    public init(_ link: Link, icon: Icon, count: Count? = nil, group: String? = nil) {
        self.link = link
        self.icon = icon
        self.count = count
        self.group = group
    }

    /// How many things wait behind a link; a kept counter, never counted for the menu.
    public struct Count: Hashable, Sendable {
        public let number: Int
        /// For who hears the page, such as `12 zaken, 2 te laat`.
        public let words: String
        /// Whether something is late; drawn with an icon as well.
        public let isUrgent: Bool

        public init(_ number: Int, words: String, isUrgent: Bool = false) {
            self.number = number
            self.words = words
            self.isUrgent = isUrgent
        }
    }
}
