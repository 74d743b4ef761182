internal import CSQLite
public import Kernel

/// A database file that is looked at and not opened for service: its schema stays as it is.
///
/// Another process may have it open meanwhile. Each call opens a connection of its own.
public struct UnopenedFile: Store {
    public let path: String

    public init(path: String) { self.path = path }

    /// Whether there is a file at all.
    public var exists: Bool { DiskFile.exists(path) }

    /// The steps that opening the file would apply, in order.
    ///
    /// - Throws: ``MigrationError`` when the file and this program do not belong together, ``StoreError``.
    public func pendingSteps(of migrations: [Migration]) throws -> [String] {
        try Migrator(file: path, migrations).pending(try Connection(path))
    }

    /// Reads the file's structure from beginning to end, some seconds per gigabyte.
    ///
    /// - Returns: The first thing that is wrong in words without values, `nil` when all is well.
    /// - Throws: ``StoreError``.
    public func firstDamage() throws -> String? {
        let findings = try Connection(path).withOwnSession { session in
            try session.rows("PRAGMA quick_check(1)") { try $0.text(0) }
        }
        return findings.first == "ok" ? nil : findings.first ?? "nothing"
    }

    public func read<Value>(_ body: (any Database) throws -> Value) throws -> Value {
        let connection = try Connection(path)
        let lease = Lease(connection, mayChange: false)
        defer { lease.end() }
        return try body(Session(lease, connection.kernelStatements))
    }

    /// Refuses: a file that is only looked at has no writer.
    public func write<Value: Sendable>(
        _ job: @escaping @Sendable (any WritableDatabase) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        done(.failure(StoreError.unavailable(code: SQLITE_READONLY)))
    }
}
