/// The port to the messages of one municipality that are on their way to an address.
public protocol AddressedMessages: Sendable {
    /// What a delivery by mail says and to whom; reads on the calling thread.
    ///
    /// - Returns: `nil` when its address or its case is there no more.
    /// - Throws: ``StoreError``, or ``IdentityVaultError`` when the address cannot be opened.
    func message(of delivery: Delivery) throws -> AddressedMessage?

    /// Where a delivery goes that tells a team lead of a look in an emergency; reads on the calling thread.
    ///
    /// - Returns: `nil` for any other delivery, and when the team has no such address any more.
    /// - Throws: ``StoreError``.
    func emergencyNotice(of delivery: Delivery) throws -> MailAddress?
}

/// A message with the one address that it goes to.
public struct AddressedMessage: Hashable, Sendable {
    public let text: MessageText
    public let address: MailAddress
    public let caseNumber: CaseNumber
    public let followCode: FollowCode
    /// The key of the case's type and the version that it was opened with.
    public let typeKey: String
    public let typeStartsOn: Day

    public init(
        text: MessageText,
        address: MailAddress,
        caseNumber: CaseNumber,
        followCode: FollowCode,
        typeKey: String,
        typeStartsOn: Day
    ) {
        self.text = text
        self.address = address
        self.caseNumber = caseNumber
        self.followCode = followCode
        self.typeKey = typeKey
        self.typeStartsOn = typeStartsOn
    }
}
