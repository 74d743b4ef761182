internal import Kernel

/// Brings the schema of a file up to date, forward only.
struct Migrator {
    private let file: String
    private let migrations: [Migration]

    init(file: String, _ migrations: [Migration]) {
        self.file = file
        self.migrations = migrations
    }

    /// Applies each step that the file does not have yet, in a transaction of its own.
    ///
    /// When nothing is to be done this costs one query.
    func bringUpToDate(_ connection: Connection, now: Timestamp) throws {
        let applied = try appliedNames(connection)
        if applied == migrations.map(\.name) { return }
        try check(applied)

        let known = Set(applied)
        if applied.isEmpty { try connection.run(Self.table) }
        for migration in migrations where !known.contains(migration.name) {
            try apply(migration, to: connection, now: now)
        }
        // The statements of the steps are never needed again.
        connection.releaseMemory()
    }

    /// The steps that the file does not have yet; nothing is changed.
    func pending(_ connection: Connection) throws -> [String] {
        let applied = try appliedNames(connection)
        try check(applied)
        let known = Set(applied)
        return migrations.map(\.name).filter { !known.contains($0) }
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            name TEXT NOT NULL PRIMARY KEY,
            applied_at INTEGER NOT NULL -- milliseconds UTC
        ) STRICT
        """

    private func appliedNames(_ connection: Connection) throws -> [String] {
        try connection.withOwnSession { session in
            let tables = try session.rows("SELECT name FROM sqlite_master WHERE name = 'schema_migration'") {
                try $0.text(0)
            }
            guard !tables.isEmpty else { return [] }
            return try session.rows("SELECT name FROM schema_migration ORDER BY rowid") { try $0.text(0) }
        }
    }

    /// Refuses a file whose steps are not the first steps of each owner in this program.
    private func check(_ applied: [String]) throws {
        let names = migrations.map(\.name)
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw MigrationError.repeated(file: file, migration: name)
        }
        for name in applied where !seen.contains(name) {
            throw MigrationError.newerThanProgram(file: file, migration: name)
        }
        // Owners are independent: a new step of the kernel comes after older steps of modules.
        let byOwner = Dictionary(grouping: names, by: Self.owner)
        for (owner, found) in Dictionary(grouping: applied, by: Self.owner) {
            for (name, expected) in zip(found, byOwner[owner] ?? []) where name != expected {
                throw MigrationError.reordered(file: file, found: name, expected: expected)
            }
        }
    }

    /// What stands before the number: `physical-domain` for `physical-domain-001-reports`.
    private static func owner(of name: String) -> String {
        name.split(separator: "-").prefix { Int($0) == nil }.joined(separator: "-")
    }

    private func apply(_ migration: Migration, to connection: Connection, now: Timestamp) throws {
        do {
            try connection.perform("BEGIN IMMEDIATE")
            try connection.withOwnSession { session in
                for statement in migration.statements { try session.execute(statement) }
                try session.execute(
                    "INSERT INTO schema_migration (name, applied_at) VALUES (\(migration.name), \(now))"
                )
            }
            try connection.perform("COMMIT")
        } catch let error as StoreError {
            _ = connection.rollBack()
            throw MigrationError.failed(file: file, migration: migration.name, reason: error)
        }
    }
}
