public import Kernel

/// Keeps the operators' accounts and sessions in the platform's file.
public struct OperatorRecords: Sendable {
    private let store: any Store

    public init(_ store: any Store) { self.store = store }

    /// An account with the text of its password hash.
    public struct Account: Sendable {
        public let account: OperatorAccount
        public let passwordHash: String
    }

    /// A session as a request shows it.
    public struct Session: Sendable {
        public let account: OperatorAccount
        /// What every form of this session carries, so that no other site can send one (CSRF).
        public let formToken: String
        public let endsAt: Timestamp
    }

    /// How long a session lasts: 8 hours, a working day.
    public static let sessionSeconds = 8 * 3600

    public func account(named name: String) throws -> Account? {
        try store.read { database in
            try database.first(
                "SELECT id, name, organisation, password FROM operator_account WHERE name = \(name)"
            ) { row in
                Account(
                    account: OperatorAccount(
                        id: try row.integer(0),
                        name: try row.text(1),
                        organisation: try row.text(2)
                    ),
                    passwordHash: try row.text(3)
                )
            }
        }
    }

    /// Every account, by name.
    public func all() throws -> [OperatorAccount] {
        try store.read { database in
            try database.rows("SELECT id, name, organisation FROM operator_account ORDER BY name") { row in
                OperatorAccount(id: try row.integer(0), name: try row.text(1), organisation: try row.text(2))
            }
        }
    }

    /// Adds an account and waits for the commit.
    ///
    /// - Throws: ``StoreError/duplicate`` when the name is taken.
    public func add(name: String, organisation: String, passwordHash: String, at now: Timestamp) throws {
        try store.writeAndWait { database in
            try database.execute(
                """
                INSERT INTO operator_account (name, organisation, password, created_at)
                VALUES (\(name), \(organisation), \(passwordHash), \(now))
                """
            )
        }
    }

    /// Starts a session and waits for the commit; sessions that ended are removed.
    public func start(_ session: Session, token: [UInt8], at now: Timestamp) throws {
        try store.writeAndWait { database in
            try database.execute("DELETE FROM operator_session WHERE ends_at <= \(now)")
            try database.execute(
                """
                INSERT INTO operator_session (token, account_id, form_token, ends_at)
                VALUES (\(token), \(session.account.id), \(session.formToken), \(session.endsAt))
                """
            )
        }
    }

    /// The session of a token's stored form, `nil` when there is none or it ended.
    public func session(token: [UInt8], at now: Timestamp) throws -> Session? {
        try store.read { database in
            try database.first(
                """
                SELECT a.id, a.name, a.organisation, s.form_token, s.ends_at
                FROM operator_session s JOIN operator_account a ON a.id = s.account_id
                WHERE s.token = \(token) AND s.ends_at > \(now)
                """
            ) { row in
                Session(
                    account: OperatorAccount(
                        id: try row.integer(0),
                        name: try row.text(1),
                        organisation: try row.text(2)
                    ),
                    formToken: try row.text(3),
                    endsAt: try row.timestamp(4)
                )
            }
        }
    }

    /// Ends one session and waits for the commit.
    public func end(token: [UInt8]) throws {
        try store.writeAndWait { try $0.execute("DELETE FROM operator_session WHERE token = \(token)") }
    }
}

extension OperatorRecords.Session {
    public init(account: OperatorAccount, formToken: String, startsAt: Timestamp) {
        self.account = account
        self.formToken = formToken
        endsAt = startsAt.adding(seconds: OperatorRecords.sessionSeconds)
    }
}
