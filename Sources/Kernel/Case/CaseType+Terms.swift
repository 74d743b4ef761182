extension CaseType {
    /// By how much the legal limit can be put off, at most once (verdaging).
    public struct Extension: Hashable, Sendable {
        /// The length, with the article that allows it.
        public let term: StatutoryTermRule

        public init(_ term: StatutoryTermRule) { self.term = term }
    }

    /// When the legal limit stands still, because the municipality waits for the resident (opschorting).
    public struct Suspension: Hashable, Sendable {
        /// The law and article, such as `Awb, artikel 4:15`.
        public let article: String
        /// Keys of the steps in which it can stand still.
        public let steps: Set<String>

        public init(article: String, steps: Set<String>) {
            self.article = article
            self.steps = steps
        }
    }

    /// That no decision in time is a yes (positieve fictieve beschikking), as the law says for such applications.
    public struct Silence: Hashable, Sendable {
        /// The law and article, such as `Dienstenwet, artikel 28, en Awb, artikel 4:20b`.
        public let article: String

        public init(article: String) { self.article = article }
    }

    /// How long a resident can object to the outcome (bezwaar).
    public struct Objection: Hashable, Sendable {
        public let weeks: Int
        /// The law and article, such as `Awb, artikel 6:7`.
        public let article: String

        public init(weeks: Int, article: String) {
            self.weeks = weeks
            self.article = article
        }

        /// The last day on which an objection is in time, counted from the day of the decision.
        public func end(from decision: Day) -> ExplainedDay {
            StatutoryTermRule(weeks, .weeks, article: article).end(from: decision)
        }
    }

    /// Whether a case can be suspended in this step.
    public func canBeSuspended(in step: String) -> Bool { suspension?.steps.contains(step) == true }
}
