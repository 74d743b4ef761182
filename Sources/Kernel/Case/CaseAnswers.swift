/// One answer of the form with which a case was asked for.
public struct CaseAnswer: Hashable, Sendable {
    /// The key of the question in the case type.
    public let key: String
    /// As typed; of a choice the key of the option, of a date `YYYY-MM-DD`.
    public let value: String

    public init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}

/// Keeps what residents answered when they asked for a case, sealed; nothing of it stands in an event.
public protocol CaseAnswers {
    /// Keeps the answers with a case.
    ///
    /// - Parameters:
    ///   - answers: Every answer that was given.
    ///   - mark: The mark of the filled-in form.
    ///   - file: The case that they opened.
    /// - Throws: ``StoreError/duplicate`` when answers with this mark are kept already.
    func keep(_ answers: [CaseAnswer], mark: UniqueID, for file: CaseFile) throws

    /// The answers of a case, empty when it has none; the look is logged in the same transaction.
    func answers(of file: CaseFile, purpose: ReadPurpose) throws -> [CaseAnswer]

    /// What an earlier press of the same button became, `nil` when this form was not sent before.
    func sent(mark: UniqueID) throws -> SentAnswers?
}

/// A form that was sent before: its case, and a way to see whether it said the same.
public struct SentAnswers: Sendable {
    public let caseID: UniqueID
    private let answers: [CaseAnswer]

    public init(caseID: UniqueID, answers: [CaseAnswer]) {
        self.caseID = caseID
        self.answers = answers
    }

    /// Whether these are the answers that were kept; nothing of them is shown.
    public func isRepeated(by others: [CaseAnswer]) -> Bool { answers == others }
}
