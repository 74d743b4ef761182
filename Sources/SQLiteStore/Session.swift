internal import CSQLite
internal import Kernel

/// What a job or a read sees of a connection, until it ends.
final class Session: WritableDatabase {
    private let lease: Lease
    private let statements: StatementCache
    private let gathered: Gathered

    /// - Parameters:
    ///   - lease: The right to the connection.
    ///   - statements: Those of the principal that the session works for.
    ///   - gathered: Where it leaves what is written at the end; a read leaves nothing.
    init(_ lease: Lease, _ statements: StatementCache, _ gathered: Gathered = Gathered()) {
        self.lease = lease
        self.statements = statements
        self.gathered = gathered
    }

    func each(_ sql: SQL, _ visit: (any Row) throws -> Void) throws {
        let connection = try lease.connection()
        let statement = try ready(sql, on: connection)
        defer { statement.finish() }
        let row = StatementRow(statement.handle)
        defer { row.end() }

        while try connection.step(statement) { try visit(row) }
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        let connection = try lease.connection()
        let statement = try ready(sql, on: connection)
        defer { statement.finish() }
        let changesBefore = sqlite3_total_changes64(connection.handle)

        while try connection.step(statement) {}
        // sqlite3_changes still holds the count of an earlier statement when this one changed no row.
        guard sqlite3_total_changes64(connection.handle) != changesBefore else { return 0 }
        return Int(sqlite3_changes64(connection.handle))
    }

    func insert(_ sql: SQL) throws -> Int? {
        guard try execute(sql) > 0 else { return nil }
        return Int(sqlite3_last_insert_rowid(try lease.connection().handle))
    }

    func gather<Amounts: Gathering>(_ amounts: Amounts.Type, _ add: (inout Amounts) -> Void) {
        gathered.add(amounts, as: statements, add)
    }

    func limited(to tablePrefix: String) -> any Database { module(tablePrefix) }

    func limitedForChanges(to tablePrefix: String) -> any WritableDatabase { module(tablePrefix) }

    /// A limited session stays limited: it may narrow to its own prefix only.
    private func module(_ tablePrefix: String) -> Session {
        guard case .kernel = statements.principal else { return self }
        return Session(lease, lease.statements(for: tablePrefix), gathered)
    }

    private func ready(_ sql: SQL, on connection: Connection) throws -> Statement {
        let statement = try statements.statement(sql.shape, on: connection)
        do {
            if !lease.mayChange, !statement.isReadOnly { throw Self.changeInRead }
            try statement.bind(sql.values)
        } catch {
            statement.finish()
            throw error
        }
        return statement
    }

    private static let changeInRead = StoreError.failed(code: SQLITE_READONLY, message: "a read may not change rows")
}

/// The right to use a connection, shared by all sessions of one job or read and ended with it.
///
/// A session that escaped its closure would otherwise touch a connection that another thread uses.
final class Lease {
    let mayChange: Bool
    private var current: Connection?

    init(_ connection: Connection, mayChange: Bool) {
        current = connection
        self.mayChange = mayChange
    }

    func end() { current = nil }

    func connection() throws -> Connection {
        guard let current else {
            throw StoreError.failed(code: SQLITE_MISUSE, message: "the database was used after its closure ended")
        }
        return current
    }

    func statements(for tablePrefix: String) -> StatementCache {
        current?.statements(for: tablePrefix) ?? StatementCache(.module(tablePrefix: tablePrefix))
    }
}
