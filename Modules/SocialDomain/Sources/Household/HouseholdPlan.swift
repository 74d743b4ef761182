internal import Kernel

/// One plan of one household (huishouden): who is in it, what it wants to reach, what was agreed, and who may read what.
struct HouseholdPlan: Hashable, Sendable {
    let key: Int
    /// The key of the member of staff who keeps the plan together (coördinator).
    let coordinator: Int
    let startedOn: Day
    let members: [Member]
    let goals: [Goal]
    let agreements: [Agreement]
    let consents: [PartnerConsent]

    /// Someone of the household.
    struct Member: Hashable, Sendable {
        let key: Int
        /// As the coordinator wrote it, such as a first name.
        let name: String
        /// `nil` until the person found the plan on the own page.
        let residentKey: Int?
        /// With which the person finds it there; `nil` for whose case it is, and after it was used.
        let code: String?
    }

    /// What the household, or one of it, wants to reach (doel).
    struct Goal: Hashable, Sendable {
        let key: Int
        let theme: PlanTheme
        /// The key of the member whom it is about; `nil` for the whole household.
        let member: Int?
        let text: String
    }

    /// What one side does for a goal, and by when (afspraak).
    struct Agreement: Hashable, Sendable {
        let key: Int
        let goal: Int
        let side: Side
        let what: String
        let dueOn: Day
        /// `nil` while it is to be done.
        let doneOn: Day?

        /// Whether the day passed and it was not done; on the day itself there is still time.
        func isLate(on today: Day) -> Bool { doneOn == nil && today > dueOn }
    }

    /// Who does what was agreed.
    enum Side: Hashable, Sendable {
        /// One of the household, by key.
        case member(Int)
        case municipality
        case partner(CarePartner)
    }

    func member(_ key: Int) -> Member? { members.first { $0.key == key } }

    func member(ofResident key: Int) -> Member? { members.first { $0.residentKey == key } }

    func goal(_ key: Int) -> Goal? { goals.first { $0.key == key } }
}

/// What one member of a household lets one partner read about one theme, until a day (toestemming, AVG article 7).
struct PartnerConsent: Hashable, Sendable {
    let key: Int
    let member: Int
    let partner: CarePartner
    let theme: PlanTheme
    let askedOn: Day
    /// From this day on it is as if it was never given.
    let endsOn: Day
    /// `nil` while it was only asked for.
    let givenOn: Day?
    /// From the moment of withdrawing it counts no more.
    let withdrawnOn: Day?

    /// Nobody says yes for longer: who still needs it asks again.
    static let longestMonths = 12

    /// Whether it counts on a day: the last day is the one before ``endsOn``.
    func isValid(on day: Day) -> Bool {
        guard let givenOn, withdrawnOn == nil else { return false }
        return givenOn <= day && day < endsOn
    }

    /// Whether it can still be given: it was asked for, and its end did not come.
    func isAsked(on day: Day) -> Bool { givenOn == nil && day < endsOn }
}
