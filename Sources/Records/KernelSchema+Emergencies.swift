internal import Kernel

extension KernelSchema {
    /// Looks into cases of other teams, and the confidential cases that no team has yet.
    static let emergencies = Migration(
        "kernel-023-emergency-looks",
        [
            """
            CREATE TABLE emergency_look (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                team_key TEXT,
                member_id INTEGER NOT NULL,
                reason TEXT NOT NULL,
                opened_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                seen_at INTEGER,
                seen_by INTEGER,
                CHECK ((seen_at IS NULL) = (seen_by IS NULL))
            ) STRICT
            """,
            "CREATE INDEX emergency_look_by_case ON emergency_look(case_id, member_id, ends_at)",
            "CREATE INDEX emergency_look_unseen ON emergency_look(id) WHERE seen_at IS NULL",
            """
            CREATE INDEX case_file_without_team ON case_file(type_key, due_on, id)
            WHERE closed_at IS NULL AND team_key IS NULL
            """,
            """
            CREATE INDEX case_file_without_team_age ON case_file(type_key, opened_at, id)
            WHERE closed_at IS NULL AND team_key IS NULL
            """,
        ]
    )
}
