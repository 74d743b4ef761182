/// How soon the municipality promises to be ready (servicenorm).
public struct ServiceNorm: Hashable, Sendable {
    /// At least 0, which means the same day.
    public let amount: Int
    public let unit: Unit

    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case days
        case workingDays = "working-days"
        case weeks
    }

    /// A negative amount counts as 0.
    public init(_ amount: Int, _ unit: Unit) {
        self.amount = max(amount, 0)
        self.unit = unit
    }

    /// The last day on which the promise is kept.
    ///
    /// The day of `start` is not counted. Days and weeks are calendar days: a promise in them may end on a
    /// Sunday. A promise of 0 working days that starts on a closed day ends on the first working day.
    ///
    /// - Parameters:
    ///   - start: The day on which the request came in.
    ///   - calendar: The municipality's own; it decides for working days only.
    /// - Returns: The day, with a sentence for each holiday or closed day that was not counted.
    public func due(from start: Day, in calendar: WorkingCalendar) -> ExplainedDay {
        let day =
            switch unit {
            case .days: start.adding(days: amount)
            case .weeks: start.adding(weeks: amount)
            case .workingDays: calendar.adding(workingDays: amount, to: start)
            }
        let opening = amount == 0 ? "Op dezelfde dag: \(start.inDutch)." : "\(inDutch) na \(start.inDutch)."
        guard unit == .workingDays else { return ExplainedDay(day, [opening]) }
        // A promise of 0 working days counts the start itself.
        let before = amount == 0 ? start.adding(days: -1) : start
        return ExplainedDay(day, [opening] + calendar.sentencesOnClosures(after: before, upTo: day))
    }

    /// The promise as residents read it: `1 werkdag`, `2 weken`.
    public var inDutch: String {
        switch unit {
        case .days: "\(amount) \(amount == 1 ? "dag" : "dagen")"
        case .workingDays: "\(amount) \(amount == 1 ? "werkdag" : "werkdagen")"
        case .weeks: "\(amount) \(amount == 1 ? "week" : "weken")"
        }
    }
}
