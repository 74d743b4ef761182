/// How a case can end (resultaat).
public struct CaseResult: Hashable, Sendable {
    public let key: String
    /// The name that residents read.
    public let name: String
    /// How long the file is kept; `nil` when the case type does not say.
    public let retention: Retention?

    public init(key: String, name: String, retention: Retention? = nil) {
        self.key = key
        self.name = name
        self.retention = retention
    }
}

/// What the national selection list says about the file of a closed case (Selectielijst).
public struct Retention: Hashable, Sendable {
    /// The process and result in the list, such as `15.1` or `5.1.4`.
    public let number: String
    public let fate: Fate

    public init(number: String, _ fate: Fate) {
        self.number = number
        self.fate = fate
    }

    public enum Fate: Hashable, Sendable {
        /// The file goes to an archive and stays (blijvend bewaren).
        case keep
        /// The file is destroyed once this time has passed (vernietigen).
        case destroy(after: Term)
    }

    /// A length of time from the day a case is closed.
    public struct Term: Hashable, Sendable {
        public let amount: Int
        public let unit: Unit

        public init(_ amount: Int, _ unit: Unit) {
            self.amount = amount
            self.unit = unit
        }

        public enum Unit: String, Hashable, Sendable, CaseIterable {
            case days
            case months
            case years
        }

        /// As staff read it: `5 jaar`.
        public var inDutch: String {
            switch unit {
            case .days: "\(amount) \(amount == 1 ? "dag" : "dagen")"
            case .months: "\(amount) \(amount == 1 ? "maand" : "maanden")"
            case .years: "\(amount) jaar"
            }
        }
    }

    /// The day from which the file may no longer be kept; `nil` when it stays.
    public func destroyedOn(closedOn day: Day) -> Day? {
        switch fate {
        case .keep: nil
        case .destroy(let term): term.added(to: day)
        }
    }
}

extension Retention.Term {
    fileprivate func added(to day: Day) -> Day {
        switch unit {
        case .days: day.adding(days: amount)
        case .months: day.adding(months: amount)
        case .years: day.adding(months: amount * 12)
        }
    }
}
