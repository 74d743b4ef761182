/// Rows of facts with the same columns; on a small screen every row becomes a card.
public struct Table: Hashable, Sendable {
    /// What the table shows, read first by who hears the page.
    public let caption: String
    public let columns: [Column]
    /// As many cells as there are columns; the first cell names its row.
    public let rows: [[Cell]]
    /// The sentence in place of a table without rows.
    public let empty: String

    public init(_ caption: String, columns: [Column], rows: [[Cell]], empty: String) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.empty = empty
    }

    public struct Column: Hashable, Sendable {
        public let title: String
        /// Numbers stand to the right, under each other.
        public let isNumeric: Bool

        public init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }
    }

    public enum Cell: Hashable, Sendable {
        case text(Prose)
        case number(Int)
        case badge(Badge)
    }
}

extension Table.Column: ExpressibleByStringLiteral {
    public init(stringLiteral title: String) { self.init(title) }
}

extension Table.Cell: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self = .text(Prose(text)) }
}
