internal import Kernel

/// The tables of applications with a legal limit; the limit itself lies with the case.
///
/// Days are day numbers; `case_key` is the kernel's key of the case.
enum PermitSchema {
    static let migrations = [applications, figures]

    private static let applications = Migration(
        "physical-domain-020-permits",
        [
            // parts and conditions are lines; a request without an end waits for the applicant.
            """
            CREATE TABLE physical_domain_completion (
                id INTEGER PRIMARY KEY,
                case_key INTEGER NOT NULL,
                parts TEXT NOT NULL,
                asked_on INTEGER NOT NULL,
                last_on INTEGER NOT NULL,
                ended_on INTEGER,
                end_kind TEXT,
                CHECK ((ended_on IS NULL) = (end_kind IS NULL))
            ) STRICT
            """,
            "CREATE INDEX physical_domain_completion_by_case ON physical_domain_completion(case_key, id)",
            """
            CREATE UNIQUE INDEX physical_domain_completion_open ON physical_domain_completion(case_key)
            WHERE ended_on IS NULL
            """,
            """
            CREATE INDEX physical_domain_completion_waiting ON physical_domain_completion(last_on, id)
            WHERE ended_on IS NULL
            """,
            """
            CREATE TABLE physical_domain_advice (
                id INTEGER PRIMARY KEY,
                case_key INTEGER NOT NULL,
                partner TEXT NOT NULL,
                question TEXT NOT NULL,
                asked_on INTEGER NOT NULL,
                due_on INTEGER NOT NULL,
                answered_on INTEGER,
                verdict TEXT,
                answer TEXT,
                CHECK ((answered_on IS NULL) = (verdict IS NULL))
            ) STRICT
            """,
            "CREATE INDEX physical_domain_advice_by_case ON physical_domain_advice(case_key, id)",
            """
            CREATE TABLE physical_domain_decision (
                case_key INTEGER PRIMARY KEY,
                outcome TEXT NOT NULL,
                decided_on INTEGER NOT NULL,
                reasons TEXT NOT NULL,
                conditions TEXT NOT NULL,
                counts_from INTEGER,
                publication TEXT
            ) STRICT
            """,
        ]
    )

    /// Kept counters: what ended in a week, by case type, and the advice that came in it, by partner.
    private static let figures = Migration(
        "physical-domain-021-permit-figures",
        [
            """
            CREATE TABLE physical_domain_permit_week (
                type_key TEXT NOT NULL,
                week INTEGER NOT NULL,
                ended INTEGER NOT NULL,
                decided INTEGER NOT NULL,
                in_time INTEGER NOT NULL,
                days INTEGER NOT NULL,
                stood_still INTEGER NOT NULL,
                still_days INTEGER NOT NULL,
                extended INTEGER NOT NULL,
                by_law INTEGER NOT NULL,
                PRIMARY KEY (type_key, week)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE physical_domain_advice_week (
                partner TEXT NOT NULL,
                type_key TEXT NOT NULL,
                week INTEGER NOT NULL,
                given INTEGER NOT NULL,
                in_time INTEGER NOT NULL,
                days INTEGER NOT NULL,
                PRIMARY KEY (partner, type_key, week)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )
}
