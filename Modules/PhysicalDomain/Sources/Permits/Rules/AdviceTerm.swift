internal import Kernel

/// The time that a partner gets for advice (Awb 3:6).
///
/// The limit of the decision does not stand still for advice. Advice that does not come in time does not stand in the way of
/// the decision (Awb 3:6, second paragraph).
enum AdviceTerm {
    /// What a handler can choose, in weeks.
    static let weeks = 1...8

    /// The day by which the advice is expected (Awb 3:6, first paragraph), counted as the law counts.
    static func end(weeks: Int, from asked: Day) -> ExplainedDay {
        StatutoryTermRule(weeks, .weeks, article: "Awb, artikel 3:6, lid 1").end(from: asked)
    }
}
