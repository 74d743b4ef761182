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

    /// A kernel with something to hide, a published view of it, and a view that is not published.
    static let cases = Migration(
        "kernel-001-cases",
        [
            "CREATE TABLE case_file (id INTEGER PRIMARY KEY, bsn TEXT NOT NULL) STRICT",
            "CREATE VIEW public_case AS SELECT id FROM case_file",
            "CREATE VIEW internal_case AS SELECT id, bsn FROM case_file",
        ]
    )

    /// Tables of two modules; the trigger of one of them reaches for the kernel.
    static let modules = Migration(
        "physical-domain-001-reports",
        [
            """
            CREATE TABLE physical_domain_report (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES case_file (id),
                text TEXT NOT NULL
            ) STRICT
            """,
            "CREATE TABLE physical_domain_loud (id INTEGER PRIMARY KEY, text TEXT) STRICT",
            """
            CREATE TRIGGER physical_domain_reach AFTER INSERT ON physical_domain_loud
            BEGIN UPDATE case_file SET bsn = NEW.text; END
            """,
            "CREATE VIRTUAL TABLE physical_domain_words USING fts5 (text)",
            "CREATE TABLE social_domain_need (id INTEGER PRIMARY KEY, text TEXT) STRICT",
        ]
    )
}
