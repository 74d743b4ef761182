/// Keeps where messages about a case go, sealed; nothing of it stands in an event or a title.
public protocol ContactAddresses {
    /// Keeps an address with a case.
    func keep(_ address: MailAddress, for file: CaseFile) throws

    /// Keeps an address with a case and writes this to it, in place of how far the case is.
    ///
    /// For a case whose first news has words of its own, so that nobody gets two mails at once.
    ///
    /// - Returns: The message, as it is kept with the case.
    func keep(_ address: MailAddress, for file: CaseFile, writing text: MessageText) throws -> CaseMessage

    /// Keeps the address of somebody who only wants to hear how far the case of somebody else is.
    ///
    /// It gets the messages that are announced to everybody, never what is written to the resident, and nobody is
    /// shown it as the resident's.
    func keepFollower(_ address: MailAddress, of file: CaseFile) throws

    /// Removes every address of a case; what was on its way to one does not leave any more.
    func forget(of file: CaseFile) throws

    /// The addresses of a case, oldest first, each once; the look is logged in the same transaction.
    func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress]
}
