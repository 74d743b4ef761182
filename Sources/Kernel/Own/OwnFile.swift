/// Reads what the municipality keeps about the resident who asks; empty for any other caller.
public protocol OwnFile {
    /// Who the resident is, to open a case for; `.anonymous` for any other caller. Whoever shows it logs that first.
    func identity() throws -> ResidentIdentity

    /// The resident's cases, the newest first.
    ///
    /// - Parameters:
    ///   - state: Running or closed.
    ///   - last: The last case of the page before; `nil` for the first page.
    ///   - limit: How many at most.
    /// - Returns: Cases of every type, however confidential: they are the resident's own.
    /// - Throws: ``StoreError``.
    func cases(_ state: OwnCaseState, after last: CaseFile?, limit: Int) throws -> [CaseFile]

    /// Who looked at the resident's data, the newest first; `last` is the key of the last look of the page before.
    func looks(after last: Int?, limit: Int) throws -> [Look]

    /// What is known of the resident and does not have to be asked; ``ResidentSearch/own(purpose:)`` gives the values.
    func knownFacts() throws -> Set<KnownFact>
}

/// Which of a resident's cases are meant.
public enum OwnCaseState: Hashable, Sendable, CaseIterable {
    case running
    case closed
}

/// One line of the log of looks, as its resident may see it (inzage).
public struct Look: Hashable, Sendable {
    /// The place in the log, for the next page.
    public let key: Int
    public let at: Timestamp
    /// By kind and key; a page never shows a name.
    public let who: CaseActor
    /// `nil` for a purpose that this version does not know.
    public let purpose: ReadPurpose?
    /// The data that was seen; of an older version only what this one knows.
    public let fields: [PersonalField]
    /// The case that it was about; `nil` when it was about more than one.
    public let caseNumber: CaseNumber?
    /// What the reader wrote down for a look in an emergency; `nil` for any other look.
    public let reason: String?

    public init(
        key: Int,
        at: Timestamp,
        who: CaseActor,
        purpose: ReadPurpose?,
        fields: [PersonalField],
        caseNumber: CaseNumber?,
        reason: String? = nil
    ) {
        self.key = key
        self.at = at
        self.who = who
        self.purpose = purpose
        self.fields = fields
        self.caseNumber = caseNumber
        self.reason = reason
    }
}
