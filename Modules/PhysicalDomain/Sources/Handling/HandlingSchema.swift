internal import Kernel

/// The tables of what is asked and answered while a report is handled.
enum HandlingSchema {
    static let migrations = [questions, partners, results]

    private static let questions = Migration(
        "physical-domain-032-questions",
        [
            // What was asked and answered lies with the task in the kernel; a question waits as long as its step lasts.
            """
            CREATE TABLE physical_domain_question (
                id INTEGER PRIMARY KEY,
                case_key INTEGER NOT NULL,
                task BLOB NOT NULL UNIQUE,
                step_key TEXT NOT NULL,
                code TEXT NOT NULL,
                asked_at INTEGER NOT NULL,
                answered_at INTEGER,
                UNIQUE (case_key, code)
            ) STRICT
            """,
            "CREATE INDEX physical_domain_follower_by_case ON physical_domain_follower(case_key, at)",
        ]
    )

    private static let partners = Migration(
        "physical-domain-033-partner-questions",
        [
            // case_key is the case of the question itself, report_key that of the report it is about.
            """
            CREATE TABLE physical_domain_partner_question (
                case_key INTEGER PRIMARY KEY,
                report_key INTEGER NOT NULL,
                partner TEXT NOT NULL,
                question TEXT NOT NULL,
                asked_at INTEGER NOT NULL,
                outcome TEXT,
                answer TEXT,
                planned_on INTEGER,
                answered_at INTEGER
            ) STRICT
            """,
            """
            CREATE INDEX physical_domain_partner_question_by_report
            ON physical_domain_partner_question(report_key, case_key)
            """,
        ]
    )

    private static let results = Migration(
        "physical-domain-034-result-photos",
        [
            """
            CREATE TABLE physical_domain_result_photo (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_key INTEGER NOT NULL,
                hash TEXT NOT NULL,
                media_type TEXT NOT NULL,
                width INTEGER NOT NULL,
                height INTEGER NOT NULL,
                at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX physical_domain_result_photo_by_case ON physical_domain_result_photo(case_key, id)",
        ]
    )
}
