internal import Kernel

extension Schema {
    /// Polls with their questions; tallies are kept counters.
    static let polls = Migration(
        "participation-004-polls",
        [
            """
            CREATE TABLE participation_poll (
                id INTEGER PRIMARY KEY,
                code TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                kind TEXT NOT NULL,
                state TEXT NOT NULL,
                current INTEGER,
                shows_answers INTEGER NOT NULL DEFAULT 0,
                answer TEXT,
                closed_at INTEGER,
                is_forgotten INTEGER NOT NULL DEFAULT 0
            ) STRICT
            """,
            """
            CREATE INDEX participation_poll_kept ON participation_poll(closed_at)
            WHERE is_forgotten = 0 AND state = 'closed'
            """,
            // choices are lines; right_choice is the place of one of them, from 0.
            """
            CREATE TABLE participation_poll_question (
                poll INTEGER NOT NULL REFERENCES participation_poll(id),
                number INTEGER NOT NULL,
                text TEXT NOT NULL,
                choices TEXT NOT NULL,
                right_choice INTEGER,
                PRIMARY KEY (poll, number)
            ) STRICT, WITHOUT ROWID
            """,
            // person is a hash of drawn bytes and of the poll, without a moment; gone a day after the end.
            """
            CREATE TABLE participation_poll_answer (
                poll INTEGER NOT NULL,
                person BLOB NOT NULL,
                question INTEGER NOT NULL,
                choice INTEGER NOT NULL,
                PRIMARY KEY (poll, person, question)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE participation_poll_tally (
                poll INTEGER NOT NULL,
                question INTEGER NOT NULL,
                choice INTEGER NOT NULL,
                answers INTEGER NOT NULL,
                PRIMARY KEY (poll, question, choice)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )
}
