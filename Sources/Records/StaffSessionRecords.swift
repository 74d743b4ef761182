public import Kernel

extension StaffRecords {
    /// How long a session lasts: 8 hours, a working day; every extension gives as much again.
    public static let sessionSeconds = 8 * 3600

    /// Starts a session and waits for the commit; sessions that ended are removed.
    public func start(_ session: StaffSession, token: [UInt8], at now: Timestamp) throws {
        try store.writeAndWait { database in
            try database.execute("DELETE FROM staff_session WHERE ends_at <= \(now)")
            try database.execute(
                """
                INSERT INTO staff_session (token, account_id, form_token, ends_at)
                VALUES (\(token), \(session.member.id), \(session.formToken), \(session.endsAt))
                """
            )
        }
    }

    /// The session of a token's stored form, `nil` when there is none or it ended.
    public func session(token: [UInt8], at now: Timestamp) throws -> StaffSession? {
        try store.read { database in
            let found = try database.first(
                """
                SELECT account_id, form_token, ends_at FROM staff_session
                WHERE token = \(token) AND ends_at > \(now)
                """
            ) { (id: try $0.integer(0), formToken: try $0.text(1), endsAt: try $0.timestamp(2)) }
            guard let found else { return nil }
            return try database.first("\(Self.columns) WHERE id = \(found.id)") { row in
                StaffSession(
                    member: try Self.member(row, database),
                    formToken: found.formToken,
                    endsAt: found.endsAt
                )
            }
        }
    }

    /// Lets a session last longer and waits for the commit.
    public func extend(token: [UInt8], until end: Timestamp) throws {
        try store.writeAndWait { database in
            try database.execute("UPDATE staff_session SET ends_at = \(end) WHERE token = \(token)")
        }
    }

    /// Ends one session and waits for the commit.
    public func end(token: [UInt8]) throws {
        try store.writeAndWait { try $0.execute("DELETE FROM staff_session WHERE token = \(token)") }
    }
}
