extension StatutoryTermRule {
    /// The last day of a term of this length that starts on the day after `event`.
    ///
    /// For extensions, suspension and terms that start on the day itself, see ``StatutoryTerm``.
    public func end(from event: Day, equatedDays: Set<Day> = []) -> ExplainedDay {
        StatutoryTerm(self).end(from: event, equatedDays: equatedDays)
    }

    /// The length as residents read it: `6 weken`.
    public var inDutch: String {
        switch unit {
        case .days: "\(amount) \(amount == 1 ? "dag" : "dagen")"
        case .weeks: "\(amount) \(amount == 1 ? "week" : "weken")"
        case .months: "\(amount) \(amount == 1 ? "maand" : "maanden")"
        }
    }

    /// Whether the Algemene termijnenwet is about terms of this length (article 4, under a).
    var isExtendable: Bool {
        switch unit {
        case .days: amount <= 90
        case .weeks: amount <= 12
        case .months: amount <= 3
        }
    }

    func added(to day: Day) -> Day {
        switch unit {
        case .days: day.adding(days: amount)
        case .weeks: day.adding(weeks: amount)
        case .months: day.adding(months: amount)
        }
    }
}
