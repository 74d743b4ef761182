internal import Kernel

/// The tables that the tests of this target use.
enum Schema {
    static let notes = Migration(
        "kernel-001-notes",
        [
            "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT",
            """
            CREATE TABLE remark (
                id INTEGER PRIMARY KEY,
                note_id INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
            ) STRICT
            """,
        ]
    )
}
