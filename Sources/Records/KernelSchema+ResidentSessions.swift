internal import Kernel

extension KernelSchema {
    /// Who is logged in on the own pages, and what these pages look up.
    static let residentSessions = Migration(
        "kernel-012-resident-sessions",
        [
            // token: the SHA-256 of what the browser carries; a copy of this table opens nothing.
            """
            CREATE TABLE resident_session (
                token BLOB PRIMARY KEY,
                resident_id INTEGER NOT NULL REFERENCES resident(id),
                form_token TEXT NOT NULL,
                ends_at INTEGER NOT NULL,
                latest_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX resident_session_by_end ON resident_session(ends_at)",
            """
            CREATE INDEX case_file_running_by_resident ON case_file(resident_id, id)
            WHERE resident_id IS NOT NULL AND closed_at IS NULL
            """,
            """
            CREATE INDEX case_file_closed_by_resident ON case_file(resident_id, id)
            WHERE resident_id IS NOT NULL AND closed_at IS NOT NULL
            """,
        ]
    )
}
