internal import Kernel

extension KernelSchema {
    /// A hand-over can also be withdrawn by who offered it, and it lapses when the case goes to someone or is closed.
    ///
    /// The table is made anew, because SQLite changes no CHECK of a table that is there.
    static let handOverEnds = Migration(
        "kernel-016-hand-over-ends",
        [
            """
            CREATE TABLE hand_over_with_ends (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                at INTEGER NOT NULL,
                giver_id INTEGER NOT NULL,
                team_key TEXT,
                member_id INTEGER,
                reason TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'lapsed')),
                settled_at INTEGER,
                settled_by TEXT,
                answer TEXT,
                CHECK ((team_key IS NULL) <> (member_id IS NULL))
            ) STRICT
            """,
            """
            INSERT INTO hand_over_with_ends (id, uuid, case_id, at, giver_id, team_key, member_id, reason, state,
                settled_at, settled_by, answer)
            SELECT id, uuid, case_id, at, giver_id, team_key, member_id, reason, state, settled_at, settled_by, answer
            FROM hand_over
            """,
            "DROP TABLE hand_over",
            "ALTER TABLE hand_over_with_ends RENAME TO hand_over",
            "CREATE UNIQUE INDEX hand_over_open ON hand_over(case_id) WHERE state = 'open'",
            "CREATE INDEX hand_over_by_case ON hand_over(case_id, id)",
            "CREATE INDEX hand_over_by_team ON hand_over(team_key, id) WHERE state = 'open' AND team_key IS NOT NULL",
            "CREATE INDEX hand_over_by_member ON hand_over(member_id, id) WHERE state = 'open' AND member_id IS NOT NULL",
        ]
    )
}
