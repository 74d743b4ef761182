/// What someone at the desk can look a resident up by.
///
/// A name alone is no question: it would show people whom nobody asked for.
public enum ResidentQuestion: Hashable, Sendable {
    case citizenServiceNumber(CitizenServiceNumber)
    case nameAndBirth(name: String, bornOn: Day)
    case address(Postcode, houseNumber: String)
}

/// A resident as a search finds one; whoever shows it has logged it.
///
/// Of someone whose cases are all out of the reader's sight nothing is told but ``ResidentSearch/otherTeamsCases(of:purpose:limit:)``:
/// then the identity is `.anonymous` and there are no details.
public struct FoundResident: Hashable, Sendable {
    /// The key inside this municipality's file; never shown outside the program.
    public let key: Int
    public let identity: ResidentIdentity
    /// `nil` when only the number is known.
    public let details: PersonDetails?

    public init(key: Int, identity: ResidentIdentity, details: PersonDetails?) {
        self.key = key
        self.identity = identity
        self.details = details
    }
}

/// More residents fit than anyone may look at together.
public struct TooManyResidents: Error, Hashable, Sendable {
    public init() {}
}

/// Finds residents and their cases; every look is logged in the same transaction.
public protocol ResidentSearch {
    /// Who fits, by name; each of them is logged as seen for this purpose.
    ///
    /// Someone whose cases are all out of the caller's sight fits only while one of them runs, and without a name.
    ///
    /// - Throws: ``TooManyResidents`` when more than `limit` fit; then nobody is shown and nothing is logged.
    func find(_ question: ResidentQuestion, purpose: ReadPurpose, limit: Int) throws -> [FoundResident]

    /// What is known of the resident who asks, logged as seen; `nil` for any other caller.
    func own(purpose: ReadPurpose) throws -> FoundResident?

    /// The newest cases of a resident that the caller may see, at most `limit`; each is logged as seen.
    func cases(of resident: FoundResident, purpose: ReadPurpose, limit: Int) throws -> [CaseFile]

    /// The running cases of a resident that the caller may not see, at most `limit`, in no order that tells of them.
    ///
    /// That they are there is logged as seen, once for all of them.
    func otherTeamsCases(of resident: FoundResident, purpose: ReadPurpose, limit: Int) throws -> [OtherTeamsCase]

    /// Keeps what is known of a resident in place of what was known before, with the event `person-known`.
    func keep(_ details: PersonDetails, of identity: ResidentIdentity) throws
}
