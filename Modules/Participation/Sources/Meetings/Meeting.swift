internal import Kernel

/// An evening, or another time, at which residents and the municipality talk about a project (bijeenkomst).
struct Meeting: Hashable, Sendable {
    let key: Int
    /// The key of its project.
    let project: Int
    let plan: Plan
    /// How many places are taken, and how many people wait for one.
    let taken: Int
    let waiting: Int
    let state: State
    /// What was done with what people said there, or why it does not go on; `nil` while that is not known.
    let answer: String?

    /// What staff decide.
    struct Plan: Hashable, Sendable {
        let title: String
        let place: String
        let starts: Timestamp
        let ends: Timestamp
        let seats: Int
    }

    enum State: String, Hashable, Sendable {
        case planned
        case cancelled
        /// Everybody who was there hears what was done with it.
        case answered
    }

    /// Whether somebody can still come or cancel at this moment.
    func isOpen(at now: Timestamp) -> Bool { state == .planned && now < plan.starts }

    /// The moments as people read them: `vrijdag 27 november 2026 van 19.30 uur tot 21.00 uur`.
    var when: String {
        "\(plan.starts.day.inDutch) van \(plan.starts.timeOfDay.inDutch) tot \(plan.ends.timeOfDay.inDutch)"
    }
}

/// Somebody's place at a meeting, or in the line for one (plek); who it is stands with the case, sealed.
struct Seat: Hashable, Sendable {
    let key: Int
    let meeting: Int
    let caseNumber: CaseNumber
    let state: State

    enum State: String, Hashable, Sendable {
        case taken
        /// On the list of who gets the next place that comes free (wachtlijst).
        case waiting
        case cancelled
        /// The meeting was, or did not go on, and its people heard what came of it.
        case told
    }
}
