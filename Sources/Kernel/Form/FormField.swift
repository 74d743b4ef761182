/// One question of a form, with its answer and its fault once it was filled in.
public struct FormField: Hashable, Sendable {
    /// The name in the request: lower-case words and dashes.
    public let name: String
    /// The question, always visible above the field.
    public let label: String
    /// An explanation between the question and the field.
    public let hint: String?
    public let kind: Kind
    /// The token that lets a browser fill in the reader's own data, such as `email` or `postal-code`.
    public let autocomplete: String?
    /// What to say when it is empty; `nil` when it may stay empty.
    public let missing: String?
    public private(set) var answer: Answer
    /// The sentence that says what to change; `nil` when nothing has to.
    public private(set) var fault: String?

    public init(
        _ name: String,
        _ label: String,
        _ kind: Kind,
        hint: String? = nil,
        autocomplete: String? = nil,
        missing: String?,
        answer: Answer = .none
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.hint = hint
        self.autocomplete = autocomplete ?? kind.autocomplete
        self.missing = missing
        self.answer = answer
        fault = nil
    }

    public enum Kind: Hashable, Sendable {
        /// One line of at most `limit` characters.
        case text(limit: Int)
        /// Several lines of at most `limit` characters together.
        case paragraph(limit: Int)
        case email
        case phone
        case postcode
        /// A code that is typed over; capitals, dashes and spaces do not matter.
        case code
        case password
        /// Three fields: day, month, year. They are sent as `name-dag`, `name-maand`, `name-jaar`.
        case date
        /// All options in view, one can be chosen.
        case choice([Option])
        /// A list to choose one from, for more options than fit in view.
        case selection([OptionGroup])
        /// One box to tick; the label is the sentence that the reader agrees with.
        case tick
        /// A file to send along; the answer is a reference to one that was kept on an earlier page.
        ///
        /// - Parameters:
        ///   - types: Media types, such as `image/jpeg`.
        ///   - limit: In bytes.
        case file(types: [String], limit: Int)

        fileprivate var autocomplete: String? {
            switch self {
            case .email: "email"
            case .phone: "tel"
            case .postcode: "postal-code"
            case .password: "current-password"
            case .code: "off"
            default: nil
            }
        }
    }

    public struct Option: Hashable, Sendable {
        public let value: String
        public let label: String
        public let hint: String?

        public init(_ value: String, _ label: String, hint: String? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    public struct OptionGroup: Hashable, Sendable {
        /// `nil` for options that stand outside a group.
        public let label: String?
        public let options: [Option]

        public init(_ label: String?, _ options: [Option]) {
            self.label = label
            self.options = options
        }
    }

    public enum Answer: Hashable, Sendable {
        case none
        case text(String)
        /// As typed, also when it is no date.
        case date(day: String, month: String, year: String)
    }

    /// The options of a choice or a selection, in order.
    public var options: [Option] {
        switch kind {
        case .choice(let options): options
        case .selection(let groups): groups.flatMap(\.options)
        default: []
        }
    }

    func filled(from answers: FormAnswers) -> FormField {
        var copy = self
        switch kind {
        case .date:
            copy.answer = .date(
                day: answers.text(name + "-dag"),
                month: answers.text(name + "-maand"),
                year: answers.text(name + "-jaar")
            )
        default: copy.answer = .text(answers.text(name))
        }
        copy.fault = copy.check()
        return copy
    }

    var withoutFault: FormField {
        var copy = self
        copy.fault = nil
        return copy
    }

    func with(fault: String) -> FormField {
        var copy = self
        copy.fault = fault
        return copy
    }
}
