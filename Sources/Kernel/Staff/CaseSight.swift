/// The cases that exist for a caller; all others are as if they were not there.
///
/// The records apply it to every look-up and list, so no page can forget it.
public enum CaseSight: Hashable, Sendable {
    /// Interfaces and pages that check by themselves whom they tell what (follow code, scope).
    case everything
    /// What a member of staff may see.
    case staff(StaffSight)
    /// The cases of one resident only, by key.
    case resident(Int)
}

/// The cases that a member of staff may see in one municipality: of whole types, and of confidential types only those of
/// the own teams.
///
/// A confidential case is also there for who handles it, and for everyone in the module as long as no team has it: nothing
/// may be without an owner. Who is offered a case sees it too, or could not answer; the records know of offers.
public struct StaffSight: Hashable, Sendable {
    /// The keys of the types of which every case is in sight.
    public let whole: Set<String>
    /// The keys of the confidential types of which only the cases of these teams are in sight.
    public let ofTeams: [String: Set<String>]
    /// The key of the member.
    public let member: Int

    public init(whole: Set<String>, ofTeams: [String: Set<String>] = [:], member: Int) {
        self.whole = whole
        self.ofTeams = ofTeams
        self.member = member
    }

    /// The keys of all types of which a case can be in sight.
    public var types: Set<String> { whole.union(ofTeams.keys) }
}
