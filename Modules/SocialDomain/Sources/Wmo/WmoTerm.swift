internal import Kernel

/// Terms of the Wmo 2015 that no case type carries; the six and the two weeks are the limits of the case types.
enum WmoTerm {
    /// How long a resident may hand over a plan, counted from the report.
    static let plan = StatutoryTermRule(7, .days, article: "Wmo 2015, artikel 2.3.2, lid 2")

    /// The last day for the plan of who reported on this day.
    static func planEnd(reportedOn day: Day) -> ExplainedDay { plan.end(from: day) }
}
