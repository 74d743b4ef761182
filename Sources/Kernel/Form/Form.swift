/// Questions with one button below them.
///
/// Filled in with ``filled(from:)``, it carries answers and faults.
public struct Form: Hashable, Sendable {
    public let method: Method
    public let action: Address
    public let fields: [FormField]
    /// Values that travel along unseen: earlier answers, a token against forged requests.
    public let hidden: [HiddenValue]
    /// What was answered before, shown above the button of the last step.
    public let summary: [SummaryLine]
    /// The words of the button; they say what happens, such as `Verstuur de melding`.
    public let submit: String
    /// Other buttons that send the same form, such as back.
    public let others: [Button]
    /// `nil` for a form that is complete in one page.
    public let step: Step?

    public init(
        _ method: Method = .post,
        to action: Address,
        fields: [FormField],
        hidden: [HiddenValue] = [],
        summary: [SummaryLine] = [],
        submit: String,
        others: [Button] = [],
        step: Step? = nil
    ) {
        self.method = method
        self.action = action
        self.fields = fields
        self.hidden = hidden
        self.summary = summary
        self.submit = submit
        self.others = others
        self.step = step
    }

    public enum Method: String, Hashable, Sendable {
        /// For searching: the answers stand in the address, so never for personal data.
        case get
        case post
    }

    public struct HiddenValue: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A given answer with a button to change it.
    public struct SummaryLine: Hashable, Sendable {
        public let question: String
        public let answer: String
        /// `nil` when it cannot be changed.
        public let change: Button?

        public init(_ question: String, _ answer: String, change: Button?) {
            self.question = question
            self.answer = answer
            self.change = change
        }
    }

    /// A second button of the form; it sends its own name and value along.
    public struct Button: Hashable, Sendable {
        public let words: String
        public let name: String
        public let value: String

        public init(_ words: String, name: String, value: String) {
            self.words = words
            self.name = name
            self.value = value
        }
    }

    /// Where the reader is in a form of several pages.
    public struct Step: Hashable, Sendable {
        /// From 1.
        public let number: Int
        public let of: Int

        public init(_ number: Int, of: Int) {
            self.number = number
            self.of = of
        }

        /// For example `Stap 2 van 4`.
        public var words: String { "Stap \(number) van \(of)" }
    }

    /// Whether every field was answered well enough; a form that was not filled in has no faults either.
    public var isWithoutFaults: Bool { fields.allSatisfy { $0.fault == nil } }

    /// Whether it sends a file, and so has to be sent as `multipart/form-data`.
    public var sendsFile: Bool {
        fields.contains { field in
            guard case .file = field.kind else { return false }
            return true
        }
    }

    /// The form with these answers in it, and with a sentence at each field that has to change.
    public func filled(from answers: FormAnswers) -> Form {
        with(fields: fields.map { $0.filled(from: answers) })
    }

    /// The form with a fault that only the caller could find, such as a code that does not exist.
    public func faulted(_ name: String, _ sentence: String) -> Form {
        with(fields: fields.map { $0.name == name ? $0.with(fault: sentence) : $0 })
    }

    /// The form with a token that shows it came from one of our own pages.
    public func guarded(by token: String) -> Form {
        with(fields: fields, hidden: hidden + [HiddenValue("csrf", token)])
    }

    private func with(fields: [FormField], hidden: [HiddenValue]? = nil) -> Form {
        Form(
            method,
            to: action,
            fields: fields,
            hidden: hidden ?? self.hidden,
            summary: summary,
            submit: submit,
            others: others,
            step: step
        )
    }
}
