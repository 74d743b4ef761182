internal import Kernel

extension Schema {
    /// Drafts that lie open, and what came in; words and names lie sealed with the cases.
    static let consultations = Migration(
        "participation-005-consultations",
        [
            // submissions and unanswered are kept counters; the law wants six weeks (Awb 3:16).
            """
            CREATE TABLE participation_consultation (
                id INTEGER PRIMARY KEY,
                slug TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                summary TEXT NOT NULL,
                reading TEXT NOT NULL,
                laid_on INTEGER NOT NULL,
                weeks INTEGER NOT NULL CHECK (weeks >= 6),
                is_published INTEGER NOT NULL DEFAULT 0,
                submissions INTEGER NOT NULL DEFAULT 0,
                unanswered INTEGER NOT NULL DEFAULT 0 CHECK (unanswered BETWEEN 0 AND submissions),
                note TEXT
            ) STRICT
            """,
            "CREATE INDEX participation_consultation_shown ON participation_consultation(id) WHERE is_published = 1",
            """
            CREATE TABLE participation_submission (
                id INTEGER PRIMARY KEY,
                consultation INTEGER NOT NULL REFERENCES participation_consultation(id),
                number INTEGER NOT NULL,
                case_number TEXT NOT NULL UNIQUE,
                timing TEXT NOT NULL,
                summary TEXT,
                answer TEXT,
                UNIQUE (consultation, number)
            ) STRICT
            """,
        ]
    )
}
