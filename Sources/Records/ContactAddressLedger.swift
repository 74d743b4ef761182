public import Kernel

/// Keeps the addresses of cases in the `contact_address` table, each sealed for its own row.
public struct ContactAddressLedger: ContactAddresses {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let messages: MessageLedger

    init(_ database: any WritableDatabase, _ surroundings: Surroundings, _ messages: MessageLedger) {
        self.database = database
        self.surroundings = surroundings
        self.messages = messages
    }

    public func keep(_ address: MailAddress, for file: CaseFile) throws {
        let isKnown = try ContactAddressRows(database, surroundings).distinct(of: file)
            .contains { $0.address == address }
        let id = surroundings.ids.next()
        let sealed = try surroundings.vault.sealSecret(Array(address.text.utf8), for: .contactAddress(id))
        let key = try database.first(
            """
            INSERT INTO contact_address (uuid, case_id, mail_key, mail_sealed, created_at)
            VALUES (\(id), \(file.key), \(sealed.keyID), \(sealed.bytes), \(surroundings.now))
            RETURNING id
            """
        ) { try $0.integer(0) }
        guard let key else { throw StoreError.damaged }
        if !isKnown { try messages.tell(address: key, about: file) }
    }

    public func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress] {
        let addresses = try ContactAddressRows(database, surroundings).distinct(of: file)
        if !addresses.isEmpty {
            try ReadLogLedger(database, surroundings).log([.mailAddress], of: file, purpose: purpose)
        }
        return addresses.map(\.address)
    }
}

/// The addresses of a case with their keys, for code that logs the look itself.
struct ContactAddressRows {
    private let database: any Database
    private let surroundings: Surroundings

    init(_ database: any Database, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    /// Whether there is an address at all; opens none.
    func isAny(of file: CaseFile) throws -> Bool {
        try database.first("SELECT 1 FROM contact_address WHERE case_id = \(file.key) LIMIT 1") { _ in true } ?? false
    }

    /// Each address once, under the key of its first row.
    func distinct(of file: CaseFile) throws -> [(key: Int, address: MailAddress)] {
        let rows = try database.rows(
            "SELECT id, uuid, mail_key, mail_sealed FROM contact_address WHERE case_id = \(file.key) ORDER BY id"
        ) { row in
            (
                key: try row.integer(0), id: try row.uniqueID(1),
                sealed: SealedValue(keyID: try row.text(2), bytes: try row.bytes(3))
            )
        }
        var known: [(key: Int, address: MailAddress)] = []
        for row in rows {
            let text = try surroundings.vault.openSecret(row.sealed, for: .contactAddress(row.id))
            let address = try MailAddress(String(decoding: text, as: UTF8.self))
            if !known.contains(where: { $0.address == address }) { known.append((row.key, address)) }
        }
        return known
    }
}

extension SealedRow {
    static func contactAddress(_ id: UniqueID) -> SealedRow {
        SealedRow(table: "contact_address", key: id.description)
    }
}
