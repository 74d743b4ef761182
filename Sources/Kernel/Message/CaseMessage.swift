/// A message (bericht) of the municipality about one case, as it is kept with the case.
///
/// It holds no personal data of its own: what staff type by hand stays with the case and leaves by e-mail only.
public struct CaseMessage: Hashable, Sendable {
    public let id: UniqueID
    public let caseNumber: CaseNumber
    public let at: Timestamp
    public let text: MessageText
    public let author: CaseActor
    public let state: State

    public init(
        id: UniqueID,
        caseNumber: CaseNumber,
        at: Timestamp,
        text: MessageText,
        author: CaseActor,
        state: State
    ) {
        self.id = id
        self.caseNumber = caseNumber
        self.at = at
        self.text = text
        self.author = author
        self.state = state
    }

    /// What became of it outside; with more than one address the one that went worst.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// The case has no e-mail address: it stands with the case only.
        case kept
        /// It is on its way to an address, or will be tried again.
        case waiting
        /// Every address took it.
        case sent
        /// An address did not take it; it is kept and can be sent again.
        case refused
    }
}
