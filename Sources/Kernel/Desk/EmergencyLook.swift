/// One time that someone of another team opened a case in an emergency (noodinzage).
public struct EmergencyLook: Hashable, Sendable {
    /// How long the case stays open for the reader.
    public static let minutes = 60
    /// How long after a search a case that was found there can be opened.
    public static let ticketMinutes = 30

    public let id: UniqueID
    /// The key of the member who looked.
    public let member: Int
    public let caseNumber: CaseNumber
    /// Why it could not wait, as the member wrote it; the resident reads it.
    public let reason: String
    public let openedAt: Timestamp
    /// From this moment on the case is closed for the reader.
    public let endsAt: Timestamp
    /// When a team lead marked it as seen; `nil` until then.
    public let seenAt: Timestamp?

    public init(
        id: UniqueID,
        member: Int,
        caseNumber: CaseNumber,
        reason: String,
        openedAt: Timestamp,
        endsAt: Timestamp,
        seenAt: Timestamp?
    ) {
        self.id = id
        self.member = member
        self.caseNumber = caseNumber
        self.reason = reason
        self.openedAt = openedAt
        self.endsAt = endsAt
        self.seenAt = seenAt
    }
}

/// Reads who opened cases in an emergency.
public protocol EmergencyReader {
    /// Looks into the cases of whoever leads them, those that nobody saw yet first, then the newest first.
    func looks(ledBy leader: StaffSight, limit: Int) throws -> [EmergencyLook]

    /// Whether there is a look that whoever leads the case did not see yet.
    func isAnyUnseen(ledBy leader: StaffSight) throws -> Bool

    /// The caller's own look that is still open, with its case; `nil` after its end and for a look of someone else.
    func opened(_ id: UniqueID) throws -> (look: EmergencyLook, file: CaseFile)?
}

/// Opens cases in an emergency.
public protocol EmergencyRegister: EmergencyReader {
    /// Opens the case of a ticket for the caller, with the event `emergency-look`, and leaves a mail for the team lead.
    ///
    /// While a look of the caller into the same case is open, that one is returned and nothing changes.
    ///
    /// - Parameters:
    ///   - ticket: Of ``OtherTeamsCase``, from a search of the caller.
    ///   - reason: Why it cannot wait.
    ///   - types: The keys of the case types that the caller may open so.
    ///   - lead: Where the lead of a team, by its key, gets mail.
    /// - Returns: `nil` for a ticket of someone else, one that is too old, and a case that may not be opened so: the
    ///   three look the same.
    /// - Throws: ``StoreError``.
    func open(
        ticket: String,
        reason: String,
        types: Set<String>,
        lead: @Sendable (String) -> MailAddress?
    ) throws -> EmergencyLook?

    /// Notes that whoever leads the case saw the look; a second time changes nothing.
    ///
    /// - Returns: Whether there is such a look for this leader.
    func markSeen(_ id: UniqueID, ledBy leader: StaffSight) throws -> Bool
}
