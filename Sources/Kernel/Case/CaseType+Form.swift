extension CaseType {
    /// One page of the form that starts a case.
    public struct FormPage: Hashable, Sendable {
        /// The heading, such as `Waar staat de boom?`.
        public let title: String
        public let questions: [Question]

        public init(_ title: String, questions: [Question]) {
            self.title = title
            self.questions = questions
        }
    }

    /// One thing that must be known to start a case.
    public struct Question: Hashable, Sendable {
        public let key: String
        public let label: String
        public let hint: String?
        public let kind: FormField.Kind
        /// What to say when it was left empty; `nil` when it may stay empty.
        public let missing: String?
        public let source: Source
        /// The days that the answer may name; `nil` for every day, and for another kind of answer.
        public let days: DayLimits?

        public init(
            _ key: String,
            _ label: String,
            _ kind: FormField.Kind,
            hint: String? = nil,
            missing: String?,
            source: Source = .ask,
            days: DayLimits? = nil
        ) {
            self.key = key
            self.label = label
            self.kind = kind
            self.hint = hint
            self.missing = missing
            self.source = source
            self.days = days
        }

        /// The question as a field of a form.
        public var field: FormField {
            FormField(key, label, kind, hint: hint, autocomplete: source.fact?.autocomplete, missing: missing)
        }
    }

    /// Where an answer comes from.
    public enum Source: Hashable, Sendable {
        /// Only the resident knows it.
        case ask
        /// The municipality may know it already; it is asked only where it is not known.
        case known(KnownFact)

        public var fact: KnownFact? {
            switch self {
            case .ask: nil
            case .known(let fact): fact
            }
        }
    }

    /// The questions of every page, in order.
    public var questions: [Question] { offer.form.flatMap(\.questions) }
}
