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

    public func keepFollower(_ address: MailAddress, of file: CaseFile) throws {
        try keep(address, of: file, isFollower: true)
    }

    private func keep(_ address: MailAddress, of file: CaseFile, isFollower: Bool) throws {
        let isKnown = try ContactAddressRows(database, surroundings).distinct(of: file, .everybody)
            .contains { $0.address == address }
        let id = surroundings.ids.next()
        let sealed = try surroundings.vault.sealSecret(Array(address.text.utf8), for: .contactAddress(id))
        let key = try database.insert(
            """
            INSERT INTO contact_address (uuid, case_id, mail_key, mail_sealed, created_at, is_follower)
            VALUES (\(id), \(file.key), \(sealed.keyID), \(sealed.bytes), \(surroundings.now), \(isFollower))
            """
        )
        guard let key else { throw StoreError.damaged }
        if !isKnown { try messages.tell(address: key, about: file) }
    }

    public func addresses(of file: CaseFile, purpose: ReadPurpose) throws -> [MailAddress] {
        let addresses = try ContactAddressRows(database, surroundings).distinct(of: file, .resident)
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

    /// Each address once, under the key of its first row; who is the resident is no follower besides.
    func distinct(of file: CaseFile, _ audience: MessageAudience) throws -> [(key: Int, address: MailAddress)] {
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
        var known: [(key: Int, address: MailAddress, isFollower: Bool)] = []
        for row in rows {
            let text = try surroundings.vault.openSecret(row.sealed, for: .contactAddress(row.id))
            let address = try MailAddress(String(decoding: text, as: UTF8.self))
            if !known.contains(where: { $0.address == address }) { known.append((row.key, address, row.isFollower)) }
        }
        return known.filter { audience.includes(follower: $0.isFollower) }.map { ($0.key, $0.address) }
    }
}

/// Whom a message about a case is for; the numbers are stored.
enum MessageAudience: Int {
    case resident = 0
    /// The resident, and who only follows the case.
    case everybody = 1
    /// Who only follows the case: the resident got the same with more words.
    case followers = 2

    func includes(follower: Bool) -> Bool {
        switch self {
        case .resident: !follower
        case .everybody: true
        case .followers: follower
        }
    }
}

extension SealedRow {
    static func contactAddress(_ id: UniqueID) -> SealedRow {
        SealedRow(table: "contact_address", key: id.description)
    }
}
