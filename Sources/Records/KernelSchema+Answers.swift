internal import Kernel

extension KernelSchema {
    /// What residents answered when they asked for a case, sealed.
    static let answers = Migration(
        "kernel-013-answers",
        [
            """
            CREATE TABLE case_answers (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL UNIQUE REFERENCES case_file(id),
                mark BLOB NOT NULL UNIQUE,
                answers_key TEXT NOT NULL,
                answers_sealed BLOB NOT NULL,
                created_at INTEGER NOT NULL
            ) STRICT
            """,
            // Rotation walks the answers that still lie under an older key.
            "CREATE INDEX case_answers_by_key ON case_answers(answers_key, id)",
        ]
    )
}
