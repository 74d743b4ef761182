/// A term that a law sets, counted by the Algemene termijnenwet (wettelijke termijn).
///
/// A term counted back from an event is not for this type: article 1, second paragraph, leaves it as it
/// is, so that `event.adding(days:)` with a negative number is enough.
public struct StatutoryTerm: Hashable, Sendable {
    /// The term itself, then its extensions (verdaging), each counted from the end of the one before.
    public private(set) var parts: [StatutoryTermRule]
    /// Days on which the term stood still (opschorting, Awb 4:15).
    public private(set) var suspendedDays = 0
    /// Which day is the first one of the term.
    public let start: Start

    public enum Start: Hashable, Sendable {
        /// The day after the event, as in Awb 6:8.
        case dayAfter
        /// The day of the event itself, as in Awb 3:16.
        case sameDay
    }

    public init(_ rule: StatutoryTermRule, start: Start = .dayAfter) {
        parts = [rule]
        self.start = start
    }

    /// The same term with `rule` behind its end.
    public func extended(by rule: StatutoryTermRule) -> StatutoryTerm {
        var longer = self
        longer.parts.append(rule)
        return longer
    }

    /// The same term with a number of days in which it stood still; a negative number counts as 0.
    public func suspended(days: Int) -> StatutoryTerm {
        var longer = self
        longer.suspendedDays += max(days, 0)
        return longer
    }

    /// The last day of the term.
    ///
    /// - Parameters:
    ///   - event: The day of the announcement, the receipt, or whatever the law counts from.
    ///   - equatedDays: Days that a royal decree equated with holidays (article 3, third paragraph).
    /// - Returns: The day, with the reason when it is later than the count.
    public func end(from event: Day, equatedDays: Set<Day> = []) -> ExplainedDay {
        let calendar = WorkingCalendar(.statutory, equatedDays: equatedDays)
        let counted = countedEnd(from: event)
        var sentences = opening(from: event)
        guard isExtendable else { return ExplainedDay(counted, sentences) }

        let filled = lasts(atLeastDays: 3) ? end(counted, withTwoWorkingDaysFrom: event, in: calendar) : counted
        if filled != counted { sentences.append("In die tijd moeten 2 werkdagen zitten.") }
        let last = calendar.firstWorkingDay(from: filled)
        if let closure = calendar.closure(on: filled) { sentences.append("\(closure.fact(on: filled)).") }
        if last != counted { sentences.append("De laatste dag is daarom \(last.inDutchWithoutYear).") }
        return ExplainedDay(last, sentences)
    }

    /// The end as the law's number of days, weeks and months gives it.
    private func countedEnd(from event: Day) -> Day {
        let end = parts.reduce(event) { $1.added(to: $0) }.adding(days: suspendedDays)
        return start == .sameDay ? end.adding(days: -1) : end
    }

    /// Article 4: terms of more than 90 days, twelve weeks or three months end where the count ends.
    private var isExtendable: Bool { parts.allSatisfy(\.isExtendable) }

    private func lasts(atLeastDays days: Int) -> Bool {
        parts.contains { $0.unit != .days } || parts.reduce(0) { $0 + $1.amount } >= days
    }

    /// Article 2: a term of at least three days contains at least two days that are no weekend or holiday.
    private func end(_ counted: Day, withTwoWorkingDaysFrom event: Day, in calendar: WorkingCalendar) -> Day {
        let before = start == .sameDay ? event.adding(days: -1) : event
        return max(counted, calendar.adding(workingDays: 2, to: before))
    }

    private func opening(from event: Day) -> [String] {
        let length = parts.map(\.inDutch).joined(separator: " plus ")
        let standstill = suspendedDays == 1 ? "1 dag" : "\(suspendedDays) dagen"
        let count =
            switch start {
            case .dayAfter: ["\(length) na \(event.inDutch)."]
            case .sameDay: ["\(length).", "De eerste dag is \(event.inDutch)."]
            }
        return suspendedDays == 0 ? count : count + ["De tijd stond \(standstill) stil."]
    }
}
