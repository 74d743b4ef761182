extension CaseType {
    /// The days that an answer may name, counted from the day on which it is given (grenzen van een dag).
    ///
    /// It is for limits that a law or a rule sets, such as the fourteen days before a marriage (BW 1:62).
    public struct DayLimits: Hashable, Sendable {
        /// How far the first day lies from today; below 0 lies before it, `nil` is no limit.
        public let from: Span?
        /// How far the last day lies from today; `nil` is no limit.
        public let until: Span?
        /// The law that sets it, such as `BW 1:62 en 1:46`; `nil` where it goes without saying.
        public let article: String?

        public init(from: Span?, until: Span?, article: String? = nil) {
            self.from = from
            self.until = until
            self.article = article
        }

        /// An amount of days or longer units, before today when it is below 0.
        public struct Span: Hashable, Sendable {
            public let amount: Int
            public let unit: Unit

            public init(_ amount: Int, _ unit: Unit) {
                self.amount = amount
                self.unit = unit
            }

            public enum Unit: String, Hashable, Sendable, CaseIterable {
                case days
                case weeks
                case months
                case years
            }

            func day(from today: Day) -> Day {
                switch unit {
                case .days: today.adding(days: amount)
                case .weeks: today.adding(weeks: amount)
                case .months: today.adding(months: amount)
                case .years: today.adding(months: amount * 12)
                }
            }
        }

        /// The first day that can be named today; `nil` without a limit.
        public func first(on today: Day) -> Day? { from?.day(from: today) }

        /// The last day that can be named today; `nil` without a limit.
        public func last(on today: Day) -> Day? { until?.day(from: today) }

        /// What to tell who names a day outside the limits; `nil` for a day that is right.
        public func fault(of day: Day, on today: Day) -> String? {
            if let first = first(on: today), day < first { return "Kies een dag vanaf \(first.inDutch)." }
            if let last = last(on: today), day > last {
                return last == today ? "Kies vandaag of een dag ervoor." : "Kies een dag tot en met \(last.inDutch)."
            }
            return nil
        }
    }

    /// The answers that name a day outside the limits of their question, a sentence by the key of the question.
    ///
    /// What is no day at all is not looked at: the field itself says so.
    public func dayFaults(in answers: FormAnswers, on today: Day) -> [String: String] {
        questions.reduce(into: [:]) { faults, question in
            guard let limits = question.days, let day = answers.day(question.key) else { return }
            faults[question.key] = limits.fault(of: day, on: today)
        }
    }
}

extension CaseType.DayLimits {
    /// Reads `from`, `until` and `article`.
    init?(_ reader: FieldReader) {
        let from = reader.optionalObject("from", Span.init)
        let until = reader.optionalObject("until", Span.init)
        let article = reader.optionalText("article", CaseTypeTexts.label)
        guard from != nil || until != nil else {
            reader.fault("from", rule: "Er is geen grens.", remedy: "Zet \"from\" of \"until\" erbij.")
            return nil
        }
        self.init(from: from, until: until, article: article)
    }

    /// As a comparison of versions shows it: `14 days tot 1 years (BW 1:62 en 1:46)`.
    var words: String {
        let ends = [from, until].map { $0.map { "\($0.amount) \($0.unit.rawValue)" } ?? "–" }
        return "\(ends[0]) tot \(ends[1])\(article.map { " (\($0))" } ?? "")"
    }
}

extension CaseType.DayLimits.Span {
    fileprivate init?(_ reader: FieldReader) {
        let amount = reader.integer("amount", in: -3_650...3_650)
        let unit = reader.choice("unit", Unit.self)
        guard let amount, let unit else { return nil }
        self.init(amount, unit)
    }
}
