public import Kernel

/// The tables of the platform's own file: who may do what, nothing about residents.
///
/// Moments are milliseconds UTC.
public enum PlatformSchema {
    public static let migrations = [
        Migration(
            "platform-001-clients",
            [
                """
                CREATE TABLE integrator_client (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    municipality TEXT NOT NULL,
                    secret_key TEXT NOT NULL,
                    secret_sealed BLOB NOT NULL,
                    scopes TEXT NOT NULL,
                    case_types TEXT,
                    created_at INTEGER NOT NULL,
                    revoked_at INTEGER
                ) STRICT
                """
            ]
        ),
        Migration(
            "platform-002-operators",
            [
                """
                CREATE TABLE operator_account (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    organisation TEXT NOT NULL,
                    password TEXT NOT NULL,
                    created_at INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE operator_session (
                    token BLOB PRIMARY KEY,
                    account_id INTEGER NOT NULL REFERENCES operator_account(id),
                    form_token TEXT NOT NULL,
                    ends_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX operator_session_by_end ON operator_session(ends_at)",
                "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
            ]
        ),
        // An operator is a member of staff with a right of its own, so both log in with the same account.
        // An empty module or team stands for none, so that the unique index sees doubles.
        Migration(
            "platform-003-staff",
            [
                "ALTER TABLE operator_account RENAME TO staff_account",
                "ALTER TABLE staff_account RENAME COLUMN name TO login_name",
                "ALTER TABLE staff_account ADD COLUMN full_name TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE staff_account ADD COLUMN is_operator INTEGER NOT NULL DEFAULT 1",
                "UPDATE staff_account SET full_name = login_name",
                "ALTER TABLE operator_session RENAME TO staff_session",
                """
                CREATE TABLE staff_grant (
                    account_id INTEGER NOT NULL REFERENCES staff_account(id),
                    municipality TEXT NOT NULL,
                    role TEXT NOT NULL,
                    module TEXT NOT NULL,
                    team TEXT NOT NULL,
                    created_at INTEGER NOT NULL,
                    PRIMARY KEY (account_id, municipality, role, module, team)
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX staff_grant_by_municipality ON staff_grant(municipality, account_id)",
            ]
        ),
    ]
}
