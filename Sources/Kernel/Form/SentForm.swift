extension WriteSession {
    /// The case that a form became when it was sent before, so that a second press of the button opens no second one.
    ///
    /// - Parameters:
    ///   - mark: The mark of the filled-in form.
    ///   - type: What the form asks for.
    ///   - isSame: Whether the earlier form said what this one says.
    /// - Returns: `nil` when no form with this mark was sent.
    /// - Throws: ``Problem/formReused`` when the mark belongs to a form that said something else, or to the case of
    ///   somebody else: to answer the earlier one would tell that this one was kept.
    public func caseSent(
        mark: UniqueID,
        of type: CaseType,
        isSame: (SentAnswers, CaseFile) throws -> Bool
    ) throws -> CaseFile? {
        guard let sent = try answers.sent(mark: mark) else { return nil }
        guard let file = try cases.find(id: sent.caseID), file.typeKey == type.key, try isSame(sent, file) else {
            throw Problem.formReused
        }
        return file
    }
}

extension Problem {
    public static let formReused = Problem(
        409,
        "id-reused",
        "U stuurde dit formulier al met andere antwoorden. Begin opnieuw."
    )
}
