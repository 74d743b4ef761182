internal import CSQLite
internal import Kernel

/// What a job or a read sees of a connection, until it ends.
final class Session: WritableDatabase {
    private let lease: Lease
    private let statements: StatementCache

    init(_ lease: Lease, _ statements: StatementCache) {
        self.lease = lease
        self.statements = statements
    }

    func rows<Value>(_ sql: SQL, _ make: (any Row) throws -> Value) throws -> [Value] {
        let connection = try lease.connection()
        let statement = try ready(sql, on: connection)
        defer { statement.finish() }
        let row = StatementRow(statement.handle)
        defer { row.end() }

        var values: [Value] = []
        while try connection.step(statement) { values.append(try make(row)) }
        return values
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

    func limited(to tablePrefix: String) -> any Database { module(tablePrefix) }

    func limitedForChanges(to tablePrefix: String) -> any WritableDatabase { module(tablePrefix) }

    /// A limited session stays limited: it may narrow to its own prefix only.
    private func module(_ tablePrefix: String) -> Session {
        guard case .kernel = statements.principal else { return self }
        return Session(lease, lease.statements(for: tablePrefix))
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
