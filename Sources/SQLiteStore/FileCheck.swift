internal import CSQLite
internal import Kernel

/// Reads a closed database file from beginning to end.
struct FileCheck {
    let path: String
    let progress: (BackupProgress) -> Void

    /// - Returns: The tables and rows that were read.
    /// - Throws: ``BackupError/damaged(file:check:finding:)`` or ``StoreError``.
    func run() throws -> (tables: Int, rows: Int) {
        let connection = try Connection(path)
        return try connection.withOwnSession { session in
            try expect("ok", from: "PRAGMA integrity_check", named: "integrity_check", in: session)
            try expect(nil, from: "PRAGMA foreign_key_check", named: "foreign_key_check", in: session)
            return try readAll(connection, session)
        }
    }

    private func expect(_ good: String?, from sql: SQL, named check: String, in session: Session) throws {
        let finding = try session.rows(sql) { row in
            // A foreign key check names a table and rows, an integrity check tells in words; neither has values.
            try row.text(0)
        }
        guard finding.first == good else {
            throw BackupError.damaged(file: path, check: check, finding: finding.first ?? "nothing")
        }
    }

    /// The checks do not look into every value; reading does.
    private func readAll(_ connection: Connection, _ session: Session) throws -> (tables: Int, rows: Int) {
        let tables = try session.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
        ) { try $0.text(0) }
        var rows = 0
        for (index, table) in tables.enumerated() {
            progress(BackupProgress(part: .check, done: index, total: tables.count))
            rows += try connection.readAllRows(of: table)
        }
        progress(BackupProgress(part: .check, done: tables.count, total: tables.count))
        return (tables.count, rows)
    }
}

extension Connection {
    /// Reads every column of every row and counts the rows.
    fileprivate func readAllRows(of table: String) throws -> Int {
        let quoted = table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        let statement = try prepare("SELECT * FROM \"\(quoted)\"", for: .store)
        defer { statement.finish() }
        var rows = 0
        while try step(statement) {
            for column in 0..<sqlite3_column_count(statement.handle) {
                sqlite3_column_blob(statement.handle, column)
            }
            rows += 1
        }
        return rows
    }
}
