/// Terms as a drawing: what runs from which day to which, and where today is (tijdbalk).
///
/// It is drawn as SVG without scripts, with a table behind it that explains every day; no meaning is carried by
/// colour alone.
public struct Schedule: Hashable, Sendable {
    public let title: String
    /// What it comes to, in one or two whole sentences.
    public let conclusion: String
    /// From the top to the bottom, in the order in which a reader wants them.
    public let rows: [Row]
    /// Drawn as a line through all rows where it lies between the first and the last day; `nil` draws none.
    public let today: Day?

    public init(_ title: String, conclusion: String, rows: [Row], today: Day?) {
        self.title = title
        self.conclusion = conclusion
        self.rows = rows
        self.today = today
    }

    /// One term or one day.
    public struct Row: Hashable, Sendable {
        /// At most about 30 characters, so that it fits above its bar on a phone.
        public let name: String
        public let kind: Kind
        public let first: Day
        /// Never before `first`; the same for a single day.
        public let last: Day
        /// Why these days, in plain Dutch, with the article of the law.
        public let explanation: String

        public init(_ name: String, _ kind: Kind, from first: Day, to last: Day, explanation: String) {
            self.name = name
            self.kind = kind
            self.first = first
            self.last = max(first, last)
            self.explanation = explanation
        }

        /// A single day.
        public init(_ name: String, on day: Day, explanation: String) {
            self.init(name, .day, from: day, to: day, explanation: explanation)
        }
    }

    /// What a row stands for; each has a colour and a word of its own.
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// The limit itself.
        case limit
        /// The time by which it was put off.
        case more
        /// Time in which it stood still.
        case still
        /// Time that somebody else has.
        case others
        /// One day, drawn as a point.
        case day
    }
}
