internal import Kernel

/// A term inside a case that comes before its limit: an advance, a first talk.
struct FirstTerm: Sendable {
    /// As the resident reads it, at most about 30 characters.
    let name: String
    let length: Length
    /// The law and article.
    let article: String

    enum Length: Hashable, Sendable {
        case weeks(Int)
        /// Days that the Algemene termijnenwet counts as working days.
        case workingDays(Int)
    }

    /// The terms by the key of the case type.
    static let all = [
        "algemene-bijstand": FirstTerm(name: "Voorschot", length: .weeks(4), article: "Participatiewet, artikel 52"),
        "schuldhulp": FirstTerm(name: "Eerste gesprek", length: .weeks(4), article: "Wgs, artikel 4, lid 1"),
        "schuldhulp-spoed": FirstTerm(
            name: "Eerste gesprek",
            length: .workingDays(3),
            article: "Wgs, artikel 4, lid 2"
        ),
    ]

    /// The last day, counted from the day after the application, with the reason.
    func end(from day: Day) -> ExplainedDay {
        switch length {
        case .weeks(let weeks): StatutoryTermRule(weeks, .weeks, article: article).end(from: day)
        case .workingDays(let days): ServiceNorm(days, .workingDays).due(from: day, in: WorkingCalendar(.statutory))
        }
    }
}
