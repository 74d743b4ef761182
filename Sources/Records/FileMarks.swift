public import Kernel

/// The marks by which a file shows whose it is and under which keys its secrets lie.
public struct FileMarks: Sendable {
    private let store: any Store

    public init(_ store: any Store) { self.store = store }

    /// A mark by its name, `nil` in a new file.
    public func mark(_ name: String) throws -> String? {
        try store.read { try $0.first("SELECT value FROM setting WHERE name = \(name)") { try $0.text(0) } }
    }

    /// Sets a mark and waits for the commit.
    public func set(_ name: String, to value: String) throws {
        try store.writeAndWait { database in
            try database.execute(
                """
                INSERT INTO setting (name, value) VALUES (\(name), \(value))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
            )
        }
    }

    /// Removes a mark, if it is there, and waits for the commit.
    public func remove(_ name: String) throws {
        try store.writeAndWait { try $0.execute("DELETE FROM setting WHERE name = \(name)") }
    }

    /// Every mark whose name starts with `prefix`, with the rest of the name.
    public func marks(startingWith prefix: String) throws -> [(name: String, value: String)] {
        let end = prefix + "\u{10FFFF}"
        return try store.read { database in
            try database.rows(
                "SELECT name, value FROM setting WHERE name >= \(prefix) AND name < \(end) ORDER BY name"
            ) { (String(try $0.text(0).dropFirst(prefix.count)), try $0.text(1)) }
        }
    }
}
