internal import Kernel

/// The yes that comes about by law when no decision was made in time, where the law says so (Awb 4:20b).
///
/// Which case types it is for is data: the key `silence` of the case type, which a municipality can change with its own
/// by-laws. It is never for environment permits: the Omgevingswet leaves paragraph 4.1.3.3 of the Awb out.
struct SilentYes: Hashable, Sendable {
    /// The last day of the time to decide.
    let deadline: Day

    /// The first day on which no decision was in time (Awb 4:20b, first paragraph).
    var comesAboutOn: Day { deadline.adding(days: 1) }

    /// The third day after the end of the time to decide (Awb 4:20b, third paragraph).
    var countsFrom: Day { deadline.adding(days: 3) }

    /// The last day to make it known: within two weeks after it came about (Awb 4:20c, first paragraph).
    var announceBy: ExplainedDay {
        StatutoryTermRule(2, .weeks, article: "Awb, artikel 4:20c, lid 1").end(from: comesAboutOn)
    }

    /// Whether it is there for a case that is open on `today`.
    func isThere(on today: Day) -> Bool { today >= comesAboutOn }
}
