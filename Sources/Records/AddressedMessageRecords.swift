public import Kernel

extension TenantRecords {
    /// The messages that go to an address.
    ///
    /// - Parameter lead: Where the lead of a team, by its key, gets mail.
    /// - Returns: What reads them on the calling thread.
    public func addressedMessages(
        lead: @escaping @Sendable (String) -> MailAddress? = { _ in nil }
    ) -> AddressedMessageRecords {
        let vault = surroundings(of: .platform, at: Timestamp(milliseconds: 0)).vault
        return AddressedMessageRecords(store: store, vault: vault, lead: lead)
    }
}

/// Reads messages with their sealed addresses from one municipality's file.
public struct AddressedMessageRecords: AddressedMessages {
    private let store: any Store
    private let vault: any IdentityVault
    private let lead: @Sendable (String) -> MailAddress?

    init(store: any Store, vault: any IdentityVault, lead: @escaping @Sendable (String) -> MailAddress?) {
        self.store = store
        self.vault = vault
        self.lead = lead
    }

    public func emergencyNotice(of delivery: Delivery) throws -> MailAddress? {
        let team = try store.read { database in
            try database.first(
                """
                SELECT e.team_key FROM delivery d JOIN emergency_look e ON e.id = -d.address_id
                WHERE d.id = \(delivery.key)
                """
            ) { try $0.optionalText(0) }
        }
        return (team ?? nil).flatMap(lead)
    }

    public func message(of delivery: Delivery) throws -> AddressedMessage? {
        try store.read { database in
            try database.first(
                """
                SELECT m.subject, m.about, m.news, m.expectation, c.year, c.sequence, c.follow_code, c.type_key,
                    c.type_starts_on, a.uuid, a.mail_key, a.mail_sealed
                FROM delivery d
                JOIN message m ON m.id = d.message_id
                JOIN case_file c ON c.id = d.case_id
                JOIN contact_address a ON a.id = d.address_id
                WHERE d.id = \(delivery.key)
                """
            ) { row in
                let sealed = SealedValue(keyID: try row.text(10), bytes: try row.bytes(11))
                let address = try vault.openSecret(sealed, for: .contactAddress(try row.uniqueID(9)))
                return AddressedMessage(
                    text: try MessageText(row: row, from: 0),
                    address: try MailAddress(String(decoding: address, as: UTF8.self)),
                    caseNumber: try row.caseNumber(4, 5),
                    followCode: try row.followCode(6),
                    typeKey: try row.text(7),
                    typeStartsOn: Day(number: try row.integer(8))
                )
            }
        }
    }
}
