internal import Kernel

/// The time that an applicant gets to complete an application (hersteltermijn).
///
/// A request for what is missing always names such a time: without it the limit does not stand still (Awb 4:5, first
/// paragraph, with 4:15, first paragraph under a).
enum CompletionTerm {
    /// What a handler can choose, in weeks.
    static let weeks = 1...6
    static let usualWeeks = 2

    /// The last day on which the applicant is in time.
    ///
    /// The municipality sets this time itself. It counts it as the law counts: an end in a weekend or on a holiday moves
    /// to the next working day (Algemene termijnenwet, article 1).
    static func end(weeks: Int, from asked: Day) -> ExplainedDay {
        StatutoryTermRule(weeks, .weeks, article: "Awb, artikel 4:5, lid 1").end(from: asked)
    }

    /// Whether the given time has passed unused.
    static func hasPassed(_ last: Day, on today: Day) -> Bool { today > last }

    /// The last day on which the municipality may decide not to process an application that stayed incomplete: four weeks
    /// after the given time passed, or after what came was not enough (Awb 4:5, fourth paragraph).
    static func lastDayToDrop(from end: Day) -> ExplainedDay {
        StatutoryTermRule(4, .weeks, article: "Awb, artikel 4:5, lid 4").end(from: end)
    }
}
