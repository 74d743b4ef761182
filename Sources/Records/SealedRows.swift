public import Kernel

/// What lies sealed in one municipality's file, and the way to seal it anew while the file is in use.
public struct SealedRows: Sendable {
    private let store: any Store
    private let vault: any IdentityVault

    public init(_ store: any Store, vault: any IdentityVault) {
        self.store = store
        self.vault = vault
    }

    /// The tables that hold sealed values.
    public enum Kind: Hashable, Sendable, CaseIterable {
        case residents
        case addresses
        case answers
        case tasks
    }

    /// What one job did.
    public struct Step: Sendable {
        /// The last row that was looked at; `nil` when there are no more.
        public let last: Int?
        public let moved: Int
        /// Rows that no key of the ring opens; they stay as they are.
        public let unreadable: Int
    }

    /// How many rows lie under each key, counted in an index.
    public func counts(_ kind: Kind) throws -> [String: Int] {
        let sql = kind.secrets?.count ?? Self.countedResidents
        let rows = try store.read { try $0.rows(sql) { (try $0.text(0), try $0.integer(1)) } }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Seals the next rows under the newest key and waits for their commit: a job of a few milliseconds.
    ///
    /// - Parameters:
    ///   - kind: Which rows.
    ///   - key: The id of the older key under which they lie.
    ///   - row: The last row of the step before; 0 to begin.
    /// - Returns: What was done.
    /// - Throws: ``StoreError``, or `IdentityVaultError` when sealing itself fails.
    public func resealSome(_ kind: Kind, under key: String, after row: Int) throws -> Step {
        try store.writeAndWait { [vault] database in
            guard let secrets = kind.secrets else { return try Self.residents(database, vault, key, row) }
            return try Self.move(secrets, database, vault, key, row)
        }
    }

    /// Some 20 µs each.
    private static let rowsPerJob = 200

    private static let countedResidents: SQL =
        "SELECT bsn_key, COUNT(*) FROM resident WHERE bsn_key IS NOT NULL GROUP BY bsn_key"

    private typealias Sealed = (row: Int, id: UniqueID, value: SealedValue)

    private static func residents(
        _ database: any WritableDatabase,
        _ vault: any IdentityVault,
        _ key: String,
        _ row: Int
    ) throws -> Step {
        let rows: [Sealed] = try database.rows(
            """
            SELECT id, uuid, bsn_sealed FROM resident
            WHERE bsn_key = \(key) AND id > \(row) ORDER BY id LIMIT \(rowsPerJob)
            """
        ) { (try $0.integer(0), try $0.uniqueID(1), SealedValue(keyID: key, bytes: try $0.bytes(2))) }
        return try step(rows) { sealed in
            guard let number = try? vault.open(sealed.value, for: .resident(sealed.id)) else { return false }
            let fresh = try vault.seal(number, for: .resident(sealed.id))
            try database.execute(
                """
                UPDATE resident SET bsn_key = \(fresh.keyID), bsn_sealed = \(fresh.bytes),
                    bsn_index = \(vault.blindIndex(of: number))
                WHERE id = \(sealed.row)
                """
            )
            return true
        }
    }

    private static func move(
        _ secrets: SealedColumn,
        _ database: any WritableDatabase,
        _ vault: any IdentityVault,
        _ key: String,
        _ row: Int
    ) throws -> Step {
        let rows: [Sealed] = try database.rows("\(secrets.under(key, row)) ORDER BY id LIMIT \(rowsPerJob)") {
            (try $0.integer(0), try $0.uniqueID(1), SealedValue(keyID: key, bytes: try $0.bytes(2)))
        }
        return try step(rows) { sealed in
            let place = secrets.place(sealed.id)
            guard let text = try? vault.openSecret(sealed.value, for: place) else { return false }
            try database.execute(secrets.keep(try vault.sealSecret(text, for: place), sealed.row))
            return true
        }
    }

    private static func step(_ rows: [Sealed], _ move: (Sealed) throws -> Bool) throws -> Step {
        var moved = 0
        for row in rows where try move(row) { moved += 1 }
        return Step(last: rows.last?.row, moved: moved, unreadable: rows.count - moved)
    }
}

/// A table with a column of secrets, each sealed for its own row, and a column that names their key.
private struct SealedColumn {
    /// How many rows lie under each key.
    let count: SQL
    /// The rows under a key after a row: its key in the table, its public id and the secret.
    let under: (String, Int) -> SQL
    /// What a secret is bound to.
    let place: (UniqueID) -> SealedRow
    /// Puts a secret that was sealed anew in a row.
    let keep: (SealedValue, Int) -> SQL
}

extension SealedRows.Kind {
    /// `nil` for residents: their numbers also have an index that is made with the key.
    fileprivate var secrets: SealedColumn? {
        switch self {
        case .residents: nil
        case .addresses:
            SealedColumn(
                count: "SELECT mail_key, COUNT(*) FROM contact_address GROUP BY mail_key",
                under: { "SELECT id, uuid, mail_sealed FROM contact_address WHERE mail_key = \($0) AND id > \($1)" },
                place: SealedRow.contactAddress,
                keep: {
                    "UPDATE contact_address SET mail_key = \($0.keyID), mail_sealed = \($0.bytes) WHERE id = \($1)"
                }
            )
        case .answers:
            SealedColumn(
                count: "SELECT answers_key, COUNT(*) FROM case_answers GROUP BY answers_key",
                under: { "SELECT id, uuid, answers_sealed FROM case_answers WHERE answers_key = \($0) AND id > \($1)" },
                place: SealedRow.caseAnswers,
                keep: {
                    "UPDATE case_answers SET answers_key = \($0.keyID), answers_sealed = \($0.bytes) WHERE id = \($1)"
                }
            )
        case .tasks:
            SealedColumn(
                count: "SELECT outcome_key, COUNT(*) FROM case_task WHERE outcome_key IS NOT NULL GROUP BY outcome_key",
                under: { "SELECT id, uuid, outcome_sealed FROM case_task WHERE outcome_key = \($0) AND id > \($1)" },
                place: SealedRow.caseTask,
                keep: {
                    "UPDATE case_task SET outcome_key = \($0.keyID), outcome_sealed = \($0.bytes) WHERE id = \($1)"
                }
            )
        }
    }
}
