internal import Kernel

/// The tables of works, of what neighbours hear, and of what comes in per week.
enum NeighbourhoodSchema {
    static let migrations = [works, news, watches, weeks]

    private static let works = Migration(
        "physical-domain-035-works",
        [
            """
            CREATE TABLE physical_domain_works (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                title TEXT NOT NULL,
                description TEXT NOT NULL,
                place TEXT NOT NULL,
                postcode TEXT,
                latitude REAL,
                longitude REAL,
                first_day INTEGER NOT NULL,
                last_day INTEGER NOT NULL,
                entered_at INTEGER NOT NULL,
                entered_by INTEGER NOT NULL,
                cancelled_at INTEGER,
                CHECK (last_day >= first_day),
                CHECK ((latitude IS NULL) = (longitude IS NULL))
            ) STRICT
            """,
            """
            CREATE INDEX physical_domain_works_ahead ON physical_domain_works(last_day, id) WHERE cancelled_at IS NULL
            """,
        ]
    )

    private static let news = Migration(
        "physical-domain-036-news",
        [
            // What everybody may know; area is the four digits of the postcode.
            """
            CREATE TABLE physical_domain_news (
                id INTEGER PRIMARY KEY,
                kind TEXT NOT NULL,
                words TEXT NOT NULL,
                at INTEGER NOT NULL,
                area TEXT,
                postcode TEXT,
                latitude REAL,
                longitude REAL,
                cell INTEGER,
                CHECK (area IS NOT NULL OR cell IS NOT NULL),
                CHECK ((cell IS NULL) = (latitude IS NULL) AND (cell IS NULL) = (longitude IS NULL))
            ) STRICT
            """,
            "CREATE INDEX physical_domain_news_by_cell ON physical_domain_news(cell, id) WHERE cell IS NOT NULL",
            "CREATE INDEX physical_domain_news_by_area ON physical_domain_news(area, id) WHERE area IS NOT NULL",
            "CREATE INDEX physical_domain_news_by_age ON physical_domain_news(at, id)",
        ]
    )

    private static let watches = Migration(
        "physical-domain-037-watches",
        [
            // state: 0 waits for the click in the mail, 1 on, 2 ended. told is the last news that was looked at.
            """
            CREATE TABLE physical_domain_watch (
                case_key INTEGER PRIMARY KEY,
                state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
                area TEXT,
                postcode TEXT,
                latitude REAL,
                longitude REAL,
                metres INTEGER,
                mark BLOB NOT NULL UNIQUE,
                asked_at INTEGER NOT NULL,
                told INTEGER NOT NULL,
                next_at INTEGER NOT NULL,
                CHECK ((area IS NULL) <> (latitude IS NULL)),
                CHECK ((latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL) = (metres IS NULL))
            ) STRICT
            """,
            "CREATE INDEX physical_domain_watch_due ON physical_domain_watch(next_at) WHERE state = 1",
            "CREATE INDEX physical_domain_watch_waiting ON physical_domain_watch(asked_at) WHERE state = 0",
        ]
    )

    private static let weeks = Migration(
        "physical-domain-038-weeks",
        [
            """
            CREATE TABLE physical_domain_week (
                week INTEGER NOT NULL,
                category TEXT NOT NULL,
                reports INTEGER NOT NULL,
                PRIMARY KEY (week, category)
            ) STRICT, WITHOUT ROWID
            """,
            // What came in before this was counted.
            """
            INSERT INTO physical_domain_week (week, category, reports)
            SELECT (at + 3600000) / 86400000 - ((at + 3600000) / 86400000 + 3) % 7, category, count(*)
            FROM physical_domain_report GROUP BY 1, 2
            """,
        ]
    )
}
