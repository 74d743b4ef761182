internal import Kernel

/// A draft that lies open for everybody to say what they think of it, for a term of the law (inspraak, Awb afdeling 3.4).
struct Consultation: Hashable, Sendable {
    let key: Int
    let slug: String
    let plan: Plan
    let isPublished: Bool
    /// How many opinions came in, and how many of them have no answer yet.
    let submissions: Int
    let unanswered: Int
    /// The opening of the note with all answers; `nil` until it is published.
    let note: String?

    /// What staff decide.
    struct Plan: Hashable, Sendable {
        let title: String
        let summary: String
        /// Where the draft can be read.
        let reading: String
        /// The first day on which the draft lies open.
        let laidOn: Day
        /// At least six (Awb 3:16, first paragraph).
        let weeks: Int

        /// The last day, with the reason: the term starts on the day itself (Awb 3:16, second paragraph).
        var closes: ExplainedDay {
            StatutoryTerm(StatutoryTermRule(weeks, .weeks, article: "Awb 3:16"), start: .sameDay).end(from: laidOn)
        }
    }

    /// The shortest term that the law allows, in weeks.
    static let leastWeeks = 6

    enum Phase: Hashable, Sendable {
        case coming
        case open
        /// The term is over; who sends something now is told that it is late.
        case closed
        /// The answers are published; nothing is taken any more.
        case answered
    }

    func phase(on day: Day) -> Phase {
        if note != nil { return .answered }
        if day < plan.laidOn { return .coming }
        return day <= plan.closes.day ? .open : .closed
    }
}

/// What somebody thinks of a draft (zienswijze); the words and the name lie sealed with the case.
struct Submission: Hashable, Sendable {
    let key: Int
    let consultation: Int
    /// From 1 within its consultation; this is how the note names it.
    let number: Int
    let caseNumber: CaseNumber
    let timing: Timing
    let reply: Reply?

    /// What the note says of it; both texts name nobody.
    struct Reply: Hashable, Sendable {
        let summary: String
        let answer: String
    }

    /// Whether it came in time.
    enum Timing: String, Hashable, Sendable, CaseIterable {
        case inTime
        /// Before the draft lay open: it counts (Awb 3:16, third paragraph, and 6:10).
        case early
        case late

        /// - Parameters:
        ///   - received: The day on which it came in.
        ///   - posted: The day of the postmark; `nil` for what did not come by post.
        ///   - plan: The term.
        init(received: Day, posted: Day?, in plan: Consultation.Plan) {
            let last = plan.closes.day
            // By post it is in time when it was posted in time and came within a week after (Awb 6:9).
            let isPosted = posted.map { $0 <= last && received <= last.adding(days: 7) } ?? false
            if received < plan.laidOn {
                self = .early
            } else {
                self = received <= last || isPosted ? .inTime : .late
            }
        }

        /// As its sender reads it.
        var words: String {
            switch self {
            case .inTime: "Uw mening is op tijd."
            case .early: "Uw mening was vroeg. Wij nemen haar gewoon mee."
            case .late: "Uw mening kwam na de laatste dag. Wij hoeven haar niet mee te nemen. Wij lezen haar wel."
            }
        }

        var badge: Badge {
            switch self {
            case .inTime: Badge(.success, "Op tijd")
            case .early: Badge(.info, "Te vroeg, telt mee")
            case .late: Badge(.warning, "Te laat", icon: .clock)
            }
        }
    }
}
