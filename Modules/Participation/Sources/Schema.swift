internal import Kernel

/// The module's own tables; days are whole days, moments are milliseconds UTC, amounts are whole euros.
enum Schema {
    static let migrations = [votes, ideas, projects, polls, consultations, voteSafety, toolkit]

    private static let ideas = Migration(
        "participation-002-ideas",
        [
            // case_number is NULL for an idea without a case; support is a kept counter.
            """
            CREATE TABLE participation_idea (
                id INTEGER PRIMARY KEY,
                title TEXT NOT NULL,
                story TEXT NOT NULL,
                place TEXT NOT NULL,
                case_number TEXT UNIQUE,
                state TEXT NOT NULL,
                merged_into INTEGER REFERENCES participation_idea(id),
                support INTEGER NOT NULL DEFAULT 0,
                answer TEXT,
                published_at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX participation_idea_published ON participation_idea(id) WHERE state = 'published'",
            """
            CREATE INDEX participation_idea_merged ON participation_idea(merged_into, id)
            WHERE merged_into IS NOT NULL
            """,
            // person is a hash: of drawn bytes in a browser, or of the key of a resident who logged in.
            """
            CREATE TABLE participation_idea_support (
                idea INTEGER NOT NULL,
                person BLOB NOT NULL,
                PRIMARY KEY (idea, person)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )

    private static let votes = Migration(
        "participation-001-votes",
        [
            // ballots and paper are kept counters; most_choices is NULL when there is no limit.
            """
            CREATE TABLE participation_vote (
                id INTEGER PRIMARY KEY,
                slug TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                explanation TEXT NOT NULL,
                budget INTEGER NOT NULL CHECK (budget > 0),
                kind TEXT NOT NULL,
                rule TEXT NOT NULL,
                way TEXT NOT NULL,
                most_choices INTEGER,
                opens_on INTEGER NOT NULL,
                closes_on INTEGER NOT NULL,
                state TEXT NOT NULL,
                ballots INTEGER NOT NULL DEFAULT 0,
                paper INTEGER NOT NULL DEFAULT 0
            ) STRICT
            """,
            """
            CREATE TABLE participation_vote_project (
                vote INTEGER NOT NULL REFERENCES participation_vote(id),
                number INTEGER NOT NULL,
                name TEXT NOT NULL,
                explanation TEXT NOT NULL,
                cost INTEGER NOT NULL CHECK (cost > 0),
                PRIMARY KEY (vote, number)
            ) STRICT, WITHOUT ROWID
            """,
            // Groups of people who were sent codes, such as a neighbourhood, with kept counters.
            """
            CREATE TABLE participation_vote_group (
                vote INTEGER NOT NULL REFERENCES participation_vote(id),
                name TEXT NOT NULL,
                codes INTEGER NOT NULL,
                used INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (vote, name)
            ) STRICT, WITHOUT ROWID
            """,
            // Rows lie in the order of the hash, and say only whether a code was used: not when, not for what.
            """
            CREATE TABLE participation_vote_code (
                vote INTEGER NOT NULL,
                hash BLOB NOT NULL,
                group_name TEXT NOT NULL,
                used INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (vote, hash)
            ) STRICT, WITHOUT ROWID
            """,
            // The box: rows lie in the order of a drawn mark. choices are numbers of projects with commas between.
            """
            CREATE TABLE participation_vote_ballot (
                vote INTEGER NOT NULL,
                mark BLOB NOT NULL,
                choices TEXT NOT NULL,
                PRIMARY KEY (vote, mark)
            ) STRICT, WITHOUT ROWID
            """,
            // The outcome; the amounts in cents are rounded down.
            """
            CREATE TABLE participation_vote_outcome (
                vote INTEGER PRIMARY KEY REFERENCES participation_vote(id),
                spent INTEGER NOT NULL,
                start_cents INTEGER,
                raises INTEGER,
                ending TEXT,
                counted_at INTEGER NOT NULL
            ) STRICT
            """,
            // Why each project is paid for or not, in the order of the count; first, second and third belong to reason.
            """
            CREATE TABLE participation_vote_verdict (
                vote INTEGER NOT NULL,
                place INTEGER NOT NULL,
                project INTEGER NOT NULL,
                votes INTEGER NOT NULL,
                reason TEXT NOT NULL,
                first INTEGER,
                second INTEGER,
                third INTEGER,
                PRIMARY KEY (vote, place)
            ) STRICT, WITHOUT ROWID
            """,
            // What staff did with a vote.
            """
            CREATE TABLE participation_vote_act (
                id INTEGER PRIMARY KEY,
                vote INTEGER NOT NULL REFERENCES participation_vote(id),
                at INTEGER NOT NULL,
                staff INTEGER NOT NULL,
                act TEXT NOT NULL,
                amount INTEGER
            ) STRICT
            """,
            "CREATE INDEX participation_vote_act_by_vote ON participation_vote_act(vote, id)",
        ]
    )
}
