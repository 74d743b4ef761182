public import Kernel

/// Keeps the sessions of residents in the file of their municipality.
public struct ResidentSessionRecords: Sendable {
    private let store: any Store
    private let surroundings: @Sendable (Timestamp) -> Surroundings

    init(_ store: any Store, _ surroundings: @escaping @Sendable (Timestamp) -> Surroundings) {
        self.store = store
        self.surroundings = surroundings
    }

    /// Starts a session of a person and waits for the commit; sessions that ended are removed.
    ///
    /// A person whom the municipality does not know yet is kept from now on, with the number sealed.
    public func start(
        _ number: CitizenServiceNumber,
        token: [UInt8],
        formToken: String,
        at now: Timestamp
    ) throws -> ResidentSession {
        let surroundings = surroundings(now)
        return try store.writeAndWait { database in
            try database.execute("DELETE FROM resident_session WHERE ends_at <= \(now)")
            let residents = ResidentRecords(database, vault: surroundings.vault)
            let identity = ResidentIdentity.person(number)
            let key =
                try residents.key(of: identity)
                ?? residents.add(identity, id: surroundings.ids.next(), at: now, in: database)
            guard let key else { throw StoreError.damaged }
            let latest = now.adding(seconds: ResidentSession.longestSeconds)
            let session = ResidentSession(residentKey: key, formToken: formToken, endsAt: now, latestAt: latest)
                .extended(at: now)
            try database.execute(
                """
                INSERT INTO resident_session (token, resident_id, form_token, ends_at, latest_at)
                VALUES (\(token), \(key), \(formToken), \(session.endsAt), \(session.latestAt))
                """
            )
            return session
        }
    }

    /// The session of a token's stored form, `nil` when there is none or it ended.
    ///
    /// The look counts as a sign of life: the session that comes back lasts as long again. That is written
    /// down without waiting, and at most twice a minute.
    public func session(token: [UInt8], at now: Timestamp) throws -> ResidentSession? {
        let found = try store.read { database in
            try database.first(
                """
                SELECT resident_id, form_token, ends_at, latest_at FROM resident_session
                WHERE token = \(token) AND ends_at > \(now)
                """
            ) { row in
                ResidentSession(
                    residentKey: try row.integer(0),
                    formToken: try row.text(1),
                    endsAt: try row.timestamp(2),
                    latestAt: try row.timestamp(3)
                )
            }
        }
        guard let found else { return nil }
        let extended = found.extended(at: now)
        guard extended.endsAt.milliseconds - found.endsAt.milliseconds >= 30_000 else { return found }
        let end = extended.endsAt
        store.write(
            { try $0.execute("UPDATE resident_session SET ends_at = \(end) WHERE token = \(token)") },
            // When the disk refuses, the session ends when it would have: nobody gets in by that.
            done: { _ in }
        )
        return extended
    }

    /// Ends one session and waits for the commit.
    public func end(token: [UInt8]) throws {
        try store.writeAndWait { try $0.execute("DELETE FROM resident_session WHERE token = \(token)") }
    }
}

extension TenantRecords {
    /// Who is logged in on the own pages of this municipality.
    public var residentSessions: ResidentSessionRecords {
        ResidentSessionRecords(store) { surroundings(of: .platform, at: $0) }
    }
}
