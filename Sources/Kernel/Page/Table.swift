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
        /// `nil` when the rows cannot be sorted by this column.
        public let sort: Sort?

        public init(_ title: String, isNumeric: Bool = false, sort: Sort? = nil) {
            self.title = title
            self.isNumeric = isNumeric
            self.sort = sort
        }
    }

    /// How the rows can be sorted by a column.
    public struct Sort: Hashable, Sendable {
        /// The same page sorted by this column, or the other way round when it already is.
        public let address: Address
        /// How the rows stand now; `nil` when they are sorted by another column.
        public let direction: Direction?

        public init(_ address: Address, _ direction: Direction? = nil) {
            self.address = address
            self.direction = direction
        }

        public enum Direction: Hashable, Sendable {
            /// The smallest, the oldest or the first of the alphabet on top.
            case ascending
            case descending
        }
    }

    public enum Cell: Hashable, Sendable {
        case text(Prose)
        case number(Int)
        case badge(Badge)
        /// Text with a softer line below it, such as a link to a case and its number.
        case lines(Prose, String)
        /// Text with a badge below it, such as a date and how late it is.
        case marked(Prose, Badge)
        /// A badge with a link below it that changes what it says.
        case state(Badge, Link)
        /// Text with a button below it; `about` tells who hears the page what it is about, such as a number.
        case button(Prose, Form, about: String)
    }
}

extension Table.Column: ExpressibleByStringLiteral {
    public init(stringLiteral title: String) { self.init(title) }
}

extension Table.Cell: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self = .text(Prose(text)) }
}
