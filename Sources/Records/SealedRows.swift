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
        let sql: SQL =
            switch kind {
            case .residents:
                "SELECT bsn_key, COUNT(*) FROM resident WHERE bsn_key IS NOT NULL GROUP BY bsn_key"
            case .addresses:
                "SELECT mail_key, COUNT(*) FROM contact_address GROUP BY mail_key"
            case .answers:
                "SELECT answers_key, COUNT(*) FROM case_answers GROUP BY answers_key"
            case .tasks:
                "SELECT outcome_key, COUNT(*) FROM case_task WHERE outcome_key IS NOT NULL GROUP BY outcome_key"
            }
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
            switch kind {
            case .residents: try Self.residents(database, vault, key, row)
            case .addresses: try Self.addresses(database, vault, key, row)
            case .answers: try Self.answers(database, vault, key, row)
            case .tasks: try Self.tasks(database, vault, key, row)
            }
        }
    }

    /// Some 20 µs each.
    private static let rowsPerJob = 200

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

    private static func addresses(
        _ database: any WritableDatabase,
        _ vault: any IdentityVault,
        _ key: String,
        _ row: Int
    ) throws -> Step {
        let rows: [Sealed] = try database.rows(
            """
            SELECT id, uuid, mail_sealed FROM contact_address
            WHERE mail_key = \(key) AND id > \(row) ORDER BY id LIMIT \(rowsPerJob)
            """
        ) { (try $0.integer(0), try $0.uniqueID(1), SealedValue(keyID: key, bytes: try $0.bytes(2))) }
        return try step(rows) { sealed in
            guard let text = try? vault.openSecret(sealed.value, for: .contactAddress(sealed.id)) else { return false }
            let fresh = try vault.sealSecret(text, for: .contactAddress(sealed.id))
            try database.execute(
                """
                UPDATE contact_address SET mail_key = \(fresh.keyID), mail_sealed = \(fresh.bytes)
                WHERE id = \(sealed.row)
                """
            )
            return true
        }
    }

    private static func answers(
        _ database: any WritableDatabase,
        _ vault: any IdentityVault,
        _ key: String,
        _ row: Int
    ) throws -> Step {
        let rows: [Sealed] = try database.rows(
            """
            SELECT id, uuid, answers_sealed FROM case_answers
            WHERE answers_key = \(key) AND id > \(row) ORDER BY id LIMIT \(rowsPerJob)
            """
        ) { (try $0.integer(0), try $0.uniqueID(1), SealedValue(keyID: key, bytes: try $0.bytes(2))) }
        return try step(rows) { sealed in
            guard let text = try? vault.openSecret(sealed.value, for: .caseAnswers(sealed.id)) else { return false }
            let fresh = try vault.sealSecret(text, for: .caseAnswers(sealed.id))
            try database.execute(
                """
                UPDATE case_answers SET answers_key = \(fresh.keyID), answers_sealed = \(fresh.bytes)
                WHERE id = \(sealed.row)
                """
            )
            return true
        }
    }

    private static func tasks(
        _ database: any WritableDatabase,
        _ vault: any IdentityVault,
        _ key: String,
        _ row: Int
    ) throws -> Step {
        let rows: [Sealed] = try database.rows(
            """
            SELECT id, uuid, outcome_sealed FROM case_task
            WHERE outcome_key = \(key) AND id > \(row) ORDER BY id LIMIT \(rowsPerJob)
            """
        ) { (try $0.integer(0), try $0.uniqueID(1), SealedValue(keyID: key, bytes: try $0.bytes(2))) }
        return try step(rows) { sealed in
            guard let text = try? vault.openSecret(sealed.value, for: .caseTask(sealed.id)) else { return false }
            let fresh = try vault.sealSecret(text, for: .caseTask(sealed.id))
            try database.execute(
                """
                UPDATE case_task SET outcome_key = \(fresh.keyID), outcome_sealed = \(fresh.bytes)
                WHERE id = \(sealed.row)
                """
            )
            return true
        }
    }

    private static func step(_ rows: [Sealed], _ move: (Sealed) throws -> Bool) throws -> Step {
        var moved = 0
        for row in rows where try move(row) { moved += 1 }
        return Step(last: rows.last?.row, moved: moved, unreadable: rows.count - moved)
    }
}
