/// A case that the reader may not see, as far as the reader may know of it: that it is there, and which team has it.
///
/// Nothing else of the case is in a value of this type, so no page can show more: no number, type, step, day or text.
public struct OtherTeamsCase: Hashable, Sendable {
    /// The key of the team that has the case; `nil` while no team has it.
    public let team: String?
    /// With which the same member of staff can open the case in an emergency for ``EmergencyLook/ticketMinutes``.
    ///
    /// It is sealed and differs each time, so it tells nothing and cannot be compared with that of a colleague.
    public let ticket: String

    public init(team: String?, ticket: String) {
        self.team = team
        self.ticket = ticket
    }
}
