internal import Kernel

extension KernelSchema {
    /// What the people who handle cases write down: terms, notes, hand-overs, relations and tasks.
    static let casework = Migration(
        "kernel-014-casework",
        [
            """
            CREATE TABLE case_term (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                kind TEXT NOT NULL CHECK (kind IN ('suspension', 'extension')),
                started_on INTEGER NOT NULL,
                ended_on INTEGER,
                reason TEXT NOT NULL,
                actor TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX case_term_by_case ON case_term(case_id, id)",
            """
            CREATE TABLE case_note (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                text TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX case_note_by_case ON case_note(case_id, id)",
            """
            CREATE TABLE hand_over (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                at INTEGER NOT NULL,
                giver_id INTEGER NOT NULL,
                team_key TEXT,
                member_id INTEGER,
                reason TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
                settled_at INTEGER,
                settled_by TEXT,
                answer TEXT,
                CHECK ((team_key IS NULL) <> (member_id IS NULL))
            ) STRICT
            """,
            "CREATE UNIQUE INDEX hand_over_open ON hand_over(case_id) WHERE state = 'open'",
            "CREATE INDEX hand_over_by_team ON hand_over(team_key, id) WHERE state = 'open' AND team_key IS NOT NULL",
            "CREATE INDEX hand_over_by_member ON hand_over(member_id, id) WHERE state = 'open' AND member_id IS NOT NULL",
            """
            CREATE TABLE case_relation (
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                other_id INTEGER NOT NULL REFERENCES case_file(id),
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                PRIMARY KEY (case_id, other_id)
            ) STRICT, WITHOUT ROWID
            """,
        ] + tasks
    )

    private static let tasks: [SQL] = [
        // outcome: the answer or the file, sealed for its own row; empty for what is only ticked.
        """
        CREATE TABLE case_task (
            id INTEGER PRIMARY KEY,
            uuid BLOB NOT NULL UNIQUE,
            case_id INTEGER NOT NULL REFERENCES case_file(id),
            step_key TEXT NOT NULL,
            task_key TEXT NOT NULL,
            side TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            due_on INTEGER,
            state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
            done_at INTEGER,
            done_by TEXT,
            outcome_key TEXT,
            outcome_sealed BLOB
        ) STRICT
        """,
        "CREATE INDEX case_task_by_case ON case_task(case_id, id)",
        "CREATE INDEX case_task_open ON case_task(case_id, step_key) WHERE state = 0",
        "CREATE INDEX case_task_by_key ON case_task(outcome_key, id) WHERE outcome_key IS NOT NULL",
    ]
}
