public import Kernel

/// Keeps the addresses of cases in the `contact_address` table, each sealed for its own row.
public struct ContactAddressLedger: ContactAddresses {
    private let database: any WritableDatabase
    private let surroundings: Surroundings

    public init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    public func keep(_ address: MailAddress, for file: CaseFile) throws {
        let id = surroundings.ids.next()
        let sealed = try surroundings.vault.sealSecret(Array(address.text.utf8), for: .contactAddress(id))
        try database.execute(
            """
            INSERT INTO contact_address (uuid, case_id, mail_key, mail_sealed, created_at)
            VALUES (\(id), \(file.key), \(sealed.keyID), \(sealed.bytes), \(surroundings.now))
            """
        )
    }

    public func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress] {
        let addresses = try open(file)
        if !addresses.isEmpty {
            try ReadLogLedger(database, surroundings).log([.mailAddress], of: file, purpose: purpose)
        }
        return addresses.reduce(into: []) { known, address in
            if !known.contains(address) { known.append(address) }
        }
    }

    private func open(_ file: CaseFile) throws -> [MailAddress] {
        let rows = try database.rows(
            "SELECT uuid, mail_key, mail_sealed FROM contact_address WHERE case_id = \(file.key) ORDER BY id"
        ) { row in (id: try row.uniqueID(0), sealed: SealedValue(keyID: try row.text(1), bytes: try row.bytes(2))) }
        return try rows.map { row in
            let text = try surroundings.vault.openSecret(row.sealed, for: .contactAddress(row.id))
            return try MailAddress(String(decoding: text, as: UTF8.self))
        }
    }
}

extension SealedRow {
    static func contactAddress(_ id: UniqueID) -> SealedRow {
        SealedRow(table: "contact_address", key: id.description)
    }
}
