internal import Kernel

/// The tables of support under the Wmo; `case_key` is the kernel's key of the case, days are day numbers.
enum WmoSchema {
    static let migrations = [reports, applications, figures]

    private static let reports = Migration(
        "social-domain-010-wmo-reports",
        [
            """
            CREATE TABLE social_domain_wmo_support (
                case_key INTEGER PRIMARY KEY,
                offered_on INTEGER NOT NULL,
                how TEXT NOT NULL,
                answer TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE social_domain_wmo_plan (
                case_key INTEGER PRIMARY KEY,
                on_day INTEGER NOT NULL,
                outcome TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE social_domain_wmo_urgent (
                case_key INTEGER PRIMARY KEY,
                decided_on INTEGER NOT NULL,
                provision TEXT NOT NULL,
                starts_on INTEGER NOT NULL,
                reasons TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE social_domain_wmo_visit (
                id INTEGER PRIMARY KEY,
                case_key INTEGER NOT NULL,
                day INTEGER NOT NULL,
                time TEXT NOT NULL,
                address TEXT NOT NULL,
                state TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX social_domain_wmo_visit_by_case ON social_domain_wmo_visit(case_key, id)",
            """
            CREATE TABLE social_domain_wmo_findings (
                case_key INTEGER PRIMARY KEY,
                given_on INTEGER NOT NULL,
                needs TEXT NOT NULL,
                around TEXT NOT NULL,
                others TEXT NOT NULL,
                conclusion TEXT NOT NULL
            ) STRICT
            """,
        ]
    )

    private static let applications = Migration(
        "social-domain-011-wmo-applications",
        [
            """
            CREATE TABLE social_domain_wmo_application (
                case_key INTEGER PRIMARY KEY,
                report_key INTEGER NOT NULL UNIQUE,
                applied_on INTEGER NOT NULL,
                wish TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE social_domain_wmo_decision (
                case_key INTEGER PRIMARY KEY,
                outcome TEXT NOT NULL,
                decided_on INTEGER NOT NULL,
                provision TEXT NOT NULL,
                manner TEXT,
                starts_on INTEGER,
                reasons TEXT NOT NULL
            ) STRICT
            """,
        ]
    )

    /// Kept counters by week: how often something was done, how often in time, and in how many days.
    private static let figures = Migration(
        "social-domain-012-wmo-figures",
        [
            """
            CREATE TABLE social_domain_wmo_week (
                what TEXT NOT NULL,
                week INTEGER NOT NULL,
                done INTEGER NOT NULL,
                in_time INTEGER NOT NULL,
                days INTEGER NOT NULL,
                PRIMARY KEY (what, week)
            ) STRICT, WITHOUT ROWID
            """
        ]
    )
}
