public import Kernel

/// Finds and keeps residents; a BSN lies here sealed, beside a blind index for look-up.
public struct ResidentRecords {
    private let database: any Database
    private let vault: any IdentityVault

    public init(_ database: any Database, vault: any IdentityVault) {
        self.database = database
        self.vault = vault
    }

    /// The key of a resident, `nil` when the municipality does not know this number yet, or for `.anonymous`.
    public func key(of identity: ResidentIdentity) throws -> Int? {
        switch identity {
        case .anonymous:
            return nil
        case .person(let number):
            // During a key rotation a row may still carry the index of an older key.
            for index in vault.blindIndexes(of: number) {
                let key = try database.first("SELECT id FROM resident WHERE bsn_index = \(index)") { try $0.integer(0) }
                if let key { return key }
            }
            return nil
        case .business(let number):
            return try database.first("SELECT id FROM resident WHERE kvk = \(number.digits)") { try $0.integer(0) }
        }
    }

    /// Opens the identity of a resident; whoever shows it to someone logs that first.
    public func identity(of key: Int) throws -> ResidentIdentity {
        let row = try database.first(
            "SELECT uuid, bsn_key, bsn_sealed, kvk FROM resident WHERE id = \(key)"
        ) { row in
            (
                id: try row.uniqueID(0), keyID: try row.optionalText(1), sealed: try row.optionalBytes(2),
                kvk: try row.optionalText(3)
            )
        }
        guard let row else { return .anonymous }
        if let keyID = row.keyID, let sealed = row.sealed {
            return .person(try vault.open(SealedValue(keyID: keyID, bytes: sealed), for: .resident(row.id)))
        }
        guard let kvk = row.kvk else { return .anonymous }
        return .business(try ChamberOfCommerceNumber(kvk))
    }

    /// Keeps a resident that the municipality does not know yet.
    func add(_ identity: ResidentIdentity, id: UniqueID, at now: Timestamp, in ledger: any WritableDatabase) throws
        -> Int?
    {
        switch identity {
        case .anonymous:
            return nil
        case .person(let number):
            let sealed = try vault.seal(number, for: .resident(id))
            let index = vault.blindIndex(of: number)
            return try ledger.insert(
                """
                INSERT INTO resident (uuid, bsn_key, bsn_sealed, bsn_index, created_at)
                VALUES (\(id), \(sealed.keyID), \(sealed.bytes), \(index), \(now))
                """
            )
        case .business(let number):
            return try ledger.insert(
                """
                INSERT INTO resident (uuid, kvk, created_at) VALUES (\(id), \(number.digits), \(now))
                """
            )
        }
    }
}

extension SealedRow {
    /// The row of a resident, named by its public id because that is known before the row exists.
    static func resident(_ id: UniqueID) -> SealedRow { SealedRow(table: "resident", key: id.description) }
}
