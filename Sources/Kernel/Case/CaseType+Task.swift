extension CaseType {
    /// One thing that has to be done in a step (taak).
    public struct Task: Hashable, Sendable {
        /// Unique within its step; running cases name it.
        public let key: String
        public let side: Side
        public let kind: Kind
        /// What to do, such as `Stuur een foto van de boom`; for residents plain Dutch.
        public let name: String
        /// How to do it, or what to look at.
        public let text: String

        public init(key: String, side: Side, kind: Kind, name: String, text: String) {
            self.key = key
            self.side = side
            self.kind = kind
            self.name = name
            self.text = text
        }

        /// Who has to do it.
        public enum Side: String, Hashable, Sendable, CaseIterable {
            case resident
            case staff
        }

        /// What doing it comes to.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// A file is sent along.
            case upload
            /// A question is answered in words.
            case answer
            /// Something is looked at and then ticked.
            case check
        }
    }
}

extension CaseType.Step {
    /// The tasks of one side, in the order of the file.
    public func tasks(for side: CaseType.Task.Side) -> [CaseType.Task] { tasks.filter { $0.side == side } }
}
