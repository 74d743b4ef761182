internal import Kernel

/// Keeps the tables `waiting_file` and `kept_file`: every file is in one of them, or both.
struct WaitingFileLedger: WaitingFiles {
    private let database: any WritableDatabase
    private let files: any FileStore
    private let now: Timestamp

    init(_ database: any WritableDatabase, _ files: any FileStore, at now: Timestamp) {
        self.database = database
        self.files = files
        self.now = now
    }

    func add(_ hash: String, _ bytes: [UInt8]) throws {
        // The same bytes of someone else may have been removed after these were kept.
        if !files.contains(hash) { _ = try files.keep(bytes) }
        try database.execute(
            """
            INSERT INTO waiting_file (hash, at) VALUES (\(hash), \(now))
            ON CONFLICT (hash) DO UPDATE SET at = excluded.at
            """
        )
        try removeExpired()
    }

    func claim(_ hash: String) throws { try Self.claim(hash, in: database) }

    /// As ``claim(_:)``, where no file is at hand.
    static func claim(_ hash: String, in database: any WritableDatabase) throws {
        try database.execute("INSERT INTO kept_file (hash) VALUES (\(hash)) ON CONFLICT DO NOTHING")
        try database.execute("DELETE FROM waiting_file WHERE hash = \(hash)")
    }

    /// Should this change be undone, then the rows are back without files, and a next time removes them again.
    private func removeExpired() throws {
        let expired = try database.rows(
            """
            SELECT hash FROM waiting_file WHERE at < \(now.adding(seconds: -WaitingFile.patienceSeconds))
            ORDER BY at LIMIT \(WaitingFile.removedAtOnce)
            """
        ) { try $0.text(0) }
        for hash in expired {
            try database.execute("DELETE FROM waiting_file WHERE hash = \(hash)")
            let isNamed = try database.first("SELECT 1 FROM kept_file WHERE hash = \(hash)") { _ in true }
            if isNamed == nil { try files.remove(hash) }
        }
    }
}
