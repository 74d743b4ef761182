internal import Glibc
internal import Kernel
internal import Records
internal import SQLiteStore

/// The yardstick for pushes: the rows that updates leave, written by plain statements in group commits.
///
/// No HTTP, no token, no JSON, no checks; the same tables, indexes, durability and mix as the load of
/// ``LoadScripts/pushes(token:batch:now:)``: of four updates one opens a case and three move it on.
struct RawRows {
    private let store: SQLiteStore
    private let round: Int

    /// Opens a file of its own in a folder.
    init(folder: String, round: Int) throws {
        try TextFile.makeFolder(folder)
        self.round = round
        store = try SQLiteStore(
            path: "\(folder)/round-\(round).sqlite",
            migrations: KernelSchema.migrations,
            now: SystemClock().now(),
            threads: WriterPool()
        )
        try store.writeAndWait { database in
            for key in 1...2 {
                try database.execute(
                    """
                    INSERT INTO resident (id, uuid, bsn_key, bsn_sealed, bsn_index, created_at)
                    VALUES (\(key), \(Self.id(5, key)), 'meting', \([UInt8(key)]), \([UInt8(key)]), 0)
                    """
                )
            }
        }
    }

    /// Writes for a while, one commit after the other.
    ///
    /// - Returns: Updates a second.
    func run(_ limits: (perCommit: Int, seconds: Int)) throws -> Double {
        defer { store.close() }
        let watch = Stopwatch()
        var written = 0
        while watch.seconds < Double(limits.seconds) {
            let first = written
            try store.writeAndWait { [round] database in
                for number in first..<first + limits.perCommit { try Self.write(number, round, to: database) }
            }
            written += limits.perCommit
        }
        return Double(written) / watch.seconds
    }

    /// The rows of one update.
    private static func write(_ number: Int, _ round: Int, to database: any WritableDatabase) throws {
        let step = number % 4_096 / 1_024
        let key = number / 4_096 * 1_024 + number % 1_024 + 1
        let at = Timestamp(milliseconds: 1_790_000_000_000 + Int64(number))
        if step == 0 { try open(key, round, at, database) } else { try change(key, at, database) }
        try database.execute(
            """
            INSERT INTO case_status (uuid, case_id, step_key, at, recorded_at, explanation, is_superseded)
            VALUES (\(id(2, number)), \(key), \("in-behandeling"), \(at), \(at), NULL, 0)
            """
        )
        try event("status-changed", key, at, database)
        try database.execute(
            """
            INSERT INTO pushed_update (client_id, update_id, digest, case_id)
            VALUES (1, \(id(UInt64(round), number)), \([UInt8](repeating: 7, count: 16)), \(key))
            """
        )
    }

    private static func open(_ key: Int, _ round: Int, _ at: Timestamp, _ database: any WritableDatabase) throws {
        try database.execute(
            """
            INSERT INTO case_file (uuid, year, sequence, type_key, type_starts_on, module, status_key, status_at,
                opened_at, changed_at, title, target_on, deadline_on, follow_code, client_id, reference, resident_id,
                due_on)
            VALUES (\(id(1, key)), 2026, \(key), \(BenchWorld.caseType), 20454, \("physical-domain"),
                \("ontvangen"), \(at), \(at), \(at), \("Losse stoeptegel bij de school"), 20460, 20510,
                \(code(key)), 1, \("\(round)-0-\(key)"), \(key % 2 + 1), 20460)
            """
        )
        try database.execute(
            """
            INSERT INTO contact (uuid, channel, at, subject, case_id)
            VALUES (\(id(3, key)), \("push"), \(at), \("Iets melden over de straat of het groen"), \(key))
            """
        )
        try event("contact-registered", key, at, database)
        try database.execute(
            """
            INSERT INTO delivery (uuid, kind, case_id, case_uuid, at, state, attempts, next_at, is_leased)
            VALUES (\(id(4, key)), 0, \(key), \(id(1, key)), \(at), 0, 0, 0, 0)
            """
        )
    }

    private static func change(_ key: Int, _ at: Timestamp, _ database: any WritableDatabase) throws {
        try database.execute(
            """
            UPDATE case_file SET status_key = \("in-behandeling"), status_at = \(at), changed_at = \(at),
                version = version + 1
            WHERE id = \(key)
            """
        )
    }

    private static func event(_ kind: String, _ key: Int, _ at: Timestamp, _ database: any WritableDatabase) throws {
        try database.execute(
            """
            INSERT INTO event (at, actor, kind, case_id, resident_id, body)
            VALUES (\(at), \("client:1"), \(kind), \(key), \(key % 2 + 1),
                \(#"{"case":"Z-2026-000001","status":"in-behandeling"}"#))
            """
        )
    }

    private static func id(_ kind: UInt64, _ number: Int) -> UniqueID { UniqueID(high: kind, low: UInt64(number)) }

    /// Codes come in no order, like drawn ones, so that their index is written all over.
    private static func code(_ key: Int) -> String {
        String(UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15, radix: 36)
    }
}
