/// One time that someone turned to the municipality (klantcontact), on one channel.
public struct Contact: Hashable, Sendable {
    public let id: UniqueID
    public let channelKey: String
    public let at: Timestamp
    /// What it was about, without personal data, at most 200 characters.
    public let subject: String
    /// The case that it opened or belongs to.
    public let caseNumber: CaseNumber?

    public init(id: UniqueID, channelKey: String, at: Timestamp, subject: String, caseNumber: CaseNumber?) {
        self.id = id
        self.channelKey = channelKey
        self.at = at
        self.subject = subject
        self.caseNumber = caseNumber
    }
}

/// Reads contacts of one municipality.
public protocol ContactReader {
    /// The contacts of a case, oldest first.
    func contacts(of number: CaseNumber) throws -> [Contact]
}

/// Adds contacts; nothing is edited.
public protocol ContactRegister: ContactReader {
    /// Keeps a contact and appends the event `contact-registered`.
    func register(
        channel: any Channel,
        at: Timestamp,
        subject: String,
        caseNumber: CaseNumber?
    ) throws -> Contact
}
