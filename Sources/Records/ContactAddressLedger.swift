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
        try keep(address, of: file, isFollower: false)
    }

    public func keep(_ address: MailAddress, for file: CaseFile, writing text: MessageText) throws -> CaseMessage {
        _ = try add(address, of: file, isFollower: false)
        return try messages.send(text, about: file)
    }

    public func keepFollower(_ address: MailAddress, of file: CaseFile) throws {
        try keep(address, of: file, isFollower: true)
    }

    private func keep(_ address: MailAddress, of file: CaseFile, isFollower: Bool) throws {
        if let key = try add(address, of: file, isFollower: isFollower) { try messages.tell(address: key, about: file) }
    }

    /// - Returns: The key of an address that is new to the case, `nil` for one that it had.
    private func add(_ address: MailAddress, of file: CaseFile, isFollower: Bool) throws -> Int? {
        let known = try ContactAddressRows(database, surroundings).distinct(of: file).first { $0.address == address }
        // Only a follower who turns out to be the resident changes something.
        if let known, isFollower || !known.isFollower { return nil }
        let id = surroundings.ids.next()
        let sealed = try surroundings.vault.sealSecret(Array(address.text.utf8), for: .contactAddress(id))
        let key = try database.insert(
            """
            INSERT INTO contact_address (uuid, case_id, mail_key, mail_sealed, created_at, is_follower)
            VALUES (\(id), \(file.key), \(sealed.keyID), \(sealed.bytes), \(surroundings.now), \(isFollower))
            """
        )
        guard let key else { throw StoreError.damaged }
        return known == nil ? key : nil
    }

    public func forget(of file: CaseFile) throws {
        try database.execute("DELETE FROM contact_address WHERE case_id = \(file.key)")
    }

    public func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress] {
        let addresses = try ContactAddressRows(database, surroundings).distinct(of: file)
            .filter(MessageAudience.resident.includes)
        if !addresses.isEmpty {
            try ReadLogLedger(database, surroundings).log([.mailAddress], of: file, purpose: purpose)
        }
        return addresses.map(\.address)
    }
}

/// An address of a case under the key of its row.
struct KnownAddress {
    let key: Int
    let address: MailAddress
    let isFollower: Bool
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

    /// Each address once, under the key of its first row; who is the resident is no follower besides.
    func distinct(of file: CaseFile) throws -> [KnownAddress] {
        let rows = try database.rows(
            """
            SELECT id, uuid, mail_key, mail_sealed, is_follower FROM contact_address
            WHERE case_id = \(file.key) ORDER BY is_follower, id
            """
        ) { row in
            (
                key: try row.integer(0), id: try row.uniqueID(1),
                sealed: SealedValue(keyID: try row.text(2), bytes: try row.bytes(3)),
                isFollower: try row.integer(4) == 1
            )
        }
        var known: [KnownAddress] = []
        for row in rows {
            let text = try surroundings.vault.openSecret(row.sealed, for: .contactAddress(row.id))
            let address = try MailAddress(String(decoding: text, as: UTF8.self))
            guard !known.contains(where: { $0.address == address }) else { continue }
            known.append(KnownAddress(key: row.key, address: address, isFollower: row.isFollower))
        }
        return known
    }
}

/// Whom a message about a case is for; the numbers are stored.
enum MessageAudience: Int {
    case resident = 0
    /// The resident, and who only follows the case.
    case everybody = 1
    /// Who only follows the case: the resident got the same with more words.
    case followers = 2

    func includes(_ address: KnownAddress) -> Bool {
        switch self {
        case .resident: !address.isFollower
        case .everybody: true
        case .followers: address.isFollower
        }
    }
}

extension SealedRow {
    static func contactAddress(_ id: UniqueID) -> SealedRow {
        SealedRow(table: "contact_address", key: id.description)
    }
}
