internal import Kernel

extension Schema {
    /// The secret of each vote, codes that can be withdrawn together, and what was done with an outcome.
    static let voteSafety = Migration(
        "participation-006-vote-safety",
        [
            // Gone once the vote is counted; a vote from before this table has none.
            """
            CREATE TABLE participation_vote_key (
                vote INTEGER PRIMARY KEY REFERENCES participation_vote(id),
                secret BLOB NOT NULL
            ) STRICT
            """,
            // Codes of one file, with kept counters.
            """
            CREATE TABLE participation_vote_batch (
                vote INTEGER NOT NULL REFERENCES participation_vote(id),
                number INTEGER NOT NULL,
                group_name TEXT NOT NULL,
                codes INTEGER NOT NULL DEFAULT 0,
                used INTEGER NOT NULL DEFAULT 0,
                is_withdrawn INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (vote, number)
            ) STRICT, WITHOUT ROWID
            """,
            "ALTER TABLE participation_vote_code ADD COLUMN batch INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE participation_vote ADD COLUMN answer TEXT",
        ]
    )
}
