internal import Kernel

/// A move that is reported (verhuizing), before it is a case.
struct Move: Sendable {
    let notice: MoveNotice
    let company: Company
    let isInhabited: Bool
    /// What was filled in, in words; kept sealed with the case.
    let answers: [CaseAnswer]
    let mail: MailAddress?
    /// Where the main occupant is asked; `nil` when the mover hands over the code.
    var occupantMail: MailAddress?
    /// Recognises the same form sent twice.
    let mark: UniqueID

    /// Who moves along.
    enum Company: String, Hashable, Sendable, CaseIterable {
        case nobody = "niemand"
        /// The partner, and children under 18: one of them reports for all.
        case family = "gezin"
        case others = "anderen"
    }

    /// What has to be looked at, in the order in which it is told; empty for a move that is handled at once.
    func checks(of identity: ResidentIdentity) -> [MoveCheck] {
        var checks: [MoveCheck] = []
        if case .person = identity {} else { checks.append(.identity) }
        if isInhabited { checks.append(.mainOccupant) }
        if company == .others { checks.append(.otherAdults) }
        return checks
    }
}
