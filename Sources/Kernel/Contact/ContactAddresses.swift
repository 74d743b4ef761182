/// Keeps where messages about a case go, sealed; nothing of it stands in an event or a title.
public protocol ContactAddresses {
    /// Keeps an address with a case.
    func keep(_ address: MailAddress, for file: CaseFile) throws

    /// The addresses of a case, oldest first, each once; the look is logged in the same transaction.
    func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress]
}
