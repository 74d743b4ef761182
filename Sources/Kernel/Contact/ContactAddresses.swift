/// Keeps where messages about a case go, sealed; nothing of it stands in an event or a title.
public protocol ContactAddresses {
    /// Keeps an address with a case.
    func keep(_ address: MailAddress, for file: CaseFile) throws

    /// Keeps the address of somebody who only wants to hear how far the case of somebody else is.
    ///
    /// It gets the messages that are announced to everybody, never what is written to the resident, and nobody is
    /// shown it as the resident's.
    func keepFollower(_ address: MailAddress, of file: CaseFile) throws

    /// The addresses of a case, oldest first, each once; the look is logged in the same transaction.
    func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress]
}
