public import Kernel

/// The tables that every municipality's file has, whatever modules are on.
///
/// Moments are milliseconds UTC, days are day numbers, public ids are 16-byte blobs (UUIDv7).
public enum KernelSchema {
    public static let migrations = [
        residents, cases, history, journal, integration, switches, addresses, messages, desk, answers,
        residentSessions, statistics, casework, persons, keptFiles,
        handOverEnds,
        followers,
        newest,
        publishedTerms,
        houseNumbers,
        waitingFiles,
        publicCase,
        emergencies,
    ]

    private static let residents = Migration(
        "kernel-001-residents",
        [
            """
            CREATE TABLE resident (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                bsn_key TEXT,
                bsn_sealed BLOB,
                bsn_index BLOB UNIQUE,
                kvk TEXT UNIQUE,
                created_at INTEGER NOT NULL,
                CHECK ((bsn_sealed IS NULL) <> (kvk IS NULL)),
                CHECK ((bsn_sealed IS NULL) = (bsn_index IS NULL) AND (bsn_sealed IS NULL) = (bsn_key IS NULL))
            ) STRICT
            """,
            // Rotation walks the residents that still lie under an older key.
            "CREATE INDEX resident_by_key ON resident(bsn_key, id) WHERE bsn_key IS NOT NULL",
        ]
    )

    private static let cases = Migration(
        "kernel-002-cases",
        [
            """
            CREATE TABLE case_file (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                year INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                type_key TEXT NOT NULL,
                type_starts_on INTEGER NOT NULL,
                module TEXT NOT NULL,
                status_key TEXT NOT NULL,
                status_at INTEGER NOT NULL,
                opened_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                closed_at INTEGER,
                result_key TEXT,
                title TEXT NOT NULL,
                planned_ready_on INTEGER,
                target_on INTEGER,
                deadline_on INTEGER,
                follow_code TEXT NOT NULL UNIQUE,
                resident_id INTEGER REFERENCES resident(id),
                client_id INTEGER,
                reference TEXT,
                last_opened_at INTEGER,
                UNIQUE (year, sequence),
                CHECK ((client_id IS NULL) = (reference IS NULL))
            ) STRICT
            """,
            """
            CREATE UNIQUE INDEX case_file_by_source ON case_file(client_id, reference)
            WHERE client_id IS NOT NULL
            """,
            "CREATE INDEX case_file_by_resident ON case_file(resident_id, id) WHERE resident_id IS NOT NULL",
            """
            CREATE VIEW public_case AS
            SELECT id, year, sequence, type_key, status_key, opened_at, closed_at, title, follow_code
            FROM case_file
            """,
        ]
    )

    private static let history = Migration(
        "kernel-003-history",
        [
            """
            CREATE TABLE case_status (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                step_key TEXT NOT NULL,
                at INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                explanation TEXT,
                is_superseded INTEGER NOT NULL CHECK (is_superseded IN (0, 1))
            ) STRICT
            """,
            "CREATE INDEX case_status_by_case ON case_status(case_id, at, id)",
            """
            CREATE TABLE contact (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                channel TEXT NOT NULL,
                at INTEGER NOT NULL,
                subject TEXT NOT NULL,
                case_id INTEGER REFERENCES case_file(id)
            ) STRICT
            """,
            "CREATE INDEX contact_by_case ON contact(case_id, id) WHERE case_id IS NOT NULL",
        ]
    )

    private static let journal = Migration(
        "kernel-004-journal",
        [
            """
            CREATE TABLE event (
                seq INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                kind TEXT NOT NULL,
                case_id INTEGER,
                resident_id INTEGER,
                body TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX event_by_case ON event(case_id, seq) WHERE case_id IS NOT NULL",
            """
            CREATE TABLE read_log (
                seq INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                purpose TEXT NOT NULL,
                fields TEXT NOT NULL,
                resident_id INTEGER,
                case_id INTEGER
            ) STRICT
            """,
            "CREATE INDEX read_log_by_resident ON read_log(resident_id, seq) WHERE resident_id IS NOT NULL",
            "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        ]
    )

    private static let integration = Migration(
        "kernel-005-integration",
        [
            """
            CREATE TABLE pushed_update (
                client_id INTEGER NOT NULL,
                update_id BLOB NOT NULL,
                digest BLOB NOT NULL,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                PRIMARY KEY (client_id, update_id)
            ) STRICT, WITHOUT ROWID
            """,
            // state: 0 waiting and never sent, 1 sent at least once without a clear answer, 2 accepted, 3 refused,
            // 4 superseded. kind: 0 changed, 1 removed. next_at: 0 is at once.
            // The case's id stands here too: a removed case has no row of its own any more.
            """
            CREATE TABLE delivery (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
                case_id INTEGER NOT NULL,
                case_uuid BLOB NOT NULL,
                at INTEGER NOT NULL,
                state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
                attempts INTEGER NOT NULL,
                next_at INTEGER NOT NULL,
                is_leased INTEGER NOT NULL CHECK (is_leased IN (0, 1)),
                first_sent_at INTEGER,
                settled_at INTEGER
            ) STRICT
            """,
            "CREATE UNIQUE INDEX delivery_coalesced ON delivery(case_id) WHERE state = 0",
            "CREATE INDEX delivery_open ON delivery(id, next_at, case_id) WHERE state IN (0, 1)",
            "CREATE INDEX delivery_sent ON delivery(case_id, id) WHERE state = 1",
            "CREATE INDEX delivery_by_case ON delivery(case_id, id)",
            "CREATE INDEX delivery_refused ON delivery(id) WHERE state = 3",
            """
            CREATE TABLE delivery_attempt (
                id INTEGER PRIMARY KEY,
                delivery_id INTEGER NOT NULL REFERENCES delivery(id),
                at INTEGER NOT NULL,
                fault TEXT NOT NULL,
                http_status INTEGER,
                detail TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX delivery_attempt_by_delivery ON delivery_attempt(delivery_id, id)",
        ]
    )

    private static let switches = Migration(
        "kernel-006-switches",
        [
            """
            CREATE TABLE module_switch (
                module TEXT PRIMARY KEY,
                is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
                changed_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        ]
    )

    private static let addresses = Migration(
        "kernel-007-contact-addresses",
        [
            """
            CREATE TABLE contact_address (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                mail_key TEXT NOT NULL,
                mail_sealed BLOB NOT NULL,
                created_at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX contact_address_by_case ON contact_address(case_id, id)",
            // Rotation walks the addresses that still lie under an older key.
            "CREATE INDEX contact_address_by_key ON contact_address(mail_key, id)",
        ]
    )
}
