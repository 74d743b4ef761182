public import Kernel

/// Keeps the accounts of staff and their grants in the platform's file.
public struct StaffRecords: StaffDirectory {
    let store: any Store

    public init(_ store: any Store) { self.store = store }

    /// A member with the text of the password hash.
    public struct Account: Sendable {
        public let member: StaffMember
        public let passwordHash: String
    }

    /// Who gets an account.
    public struct NewMember: Sendable {
        public let loginName: String
        public let fullName: String
        public let organisation: String
        public let passwordHash: String
        public let isOperator: Bool
        public let grants: Set<StaffGrant>

        public init(
            loginName: String,
            fullName: String,
            organisation: String,
            passwordHash: String,
            isOperator: Bool = false,
            grants: Set<StaffGrant> = []
        ) {
            self.loginName = loginName
            self.fullName = fullName
            self.organisation = organisation
            self.passwordHash = passwordHash
            self.isOperator = isOperator
            self.grants = grants
        }
    }

    public func account(named name: String) throws -> Account? {
        try store.read { database in
            try database.first("\(Self.columns) WHERE login_name = \(name)") { row in
                Account(member: try Self.member(row, database), passwordHash: try row.text(5))
            }
        }
    }

    public func member(_ id: Int) throws -> StaffMember? {
        try store.read { database in
            try database.first("\(Self.columns) WHERE id = \(id)") { try Self.member($0, database) }
        }
    }

    public func members(of municipality: Municipality) throws -> [StaffMember] {
        try store.read { database in
            let named: SQL = "SELECT account_id FROM staff_grant WHERE municipality = \(municipality.slug)"
            // Of a few hundred colleagues all grants at once, where one question each would take longer than the page.
            let grants = try database.rows("\(Self.grantColumns) WHERE account_id IN (\(named))", Self.grant)
            let byAccount = Dictionary(grouping: grants.compactMap(\.self)) { $0.account }
            return try database.rows("\(Self.columns) WHERE id IN (\(named)) ORDER BY full_name, id") { row in
                try Self.member(row, grants: Set((byAccount[try row.integer(0)] ?? []).map(\.grant)))
            }
        }
    }

    /// Every account, by login name.
    public func all() throws -> [StaffMember] {
        try store.read { database in
            try database.rows("\(Self.columns) ORDER BY login_name") { try Self.member($0, database) }
        }
    }

    /// Adds an account and waits for the commit.
    ///
    /// - Throws: ``StoreError/duplicate`` when the login name is taken.
    @discardableResult
    public func add(_ new: NewMember, at now: Timestamp) throws -> Int {
        try store.writeAndWait { database in
            let id = try database.first(
                """
                INSERT INTO staff_account (login_name, full_name, organisation, is_operator, password, created_at)
                VALUES (\(new.loginName), \(new.fullName), \(new.organisation), \(new.isOperator),
                    \(new.passwordHash), \(now)) RETURNING id
                """
            ) { try $0.integer(0) }
            guard let id else { throw StoreError.damaged }
            for grant in new.grants { try Self.insert(grant, of: id, in: database, at: now) }
            return id
        }
    }

    /// Gives a member one more thing to do and waits for the commit; what was given before stays as it is.
    public func give(_ grant: StaffGrant, to id: Int, at now: Timestamp) throws {
        try store.writeAndWait { try Self.insert(grant, of: id, in: $0, at: now) }
    }

    /// Takes every grant of a member in a municipality back, ends the sessions, and waits for the commit.
    ///
    /// - Returns: How many grants there were.
    public func takeGrants(of id: Int, in municipality: String) throws -> Int {
        try store.writeAndWait { database in
            try database.execute("DELETE FROM staff_session WHERE account_id = \(id)")
            return try database.execute(
                "DELETE FROM staff_grant WHERE account_id = \(id) AND municipality = \(municipality)"
            )
        }
    }

    /// Gives a member another password, ends the sessions, and waits for the commit.
    public func setPassword(_ hash: String, of id: Int) throws {
        try store.writeAndWait { database in
            try database.execute("DELETE FROM staff_session WHERE account_id = \(id)")
            try database.execute("UPDATE staff_account SET password = \(hash) WHERE id = \(id)")
        }
    }

    /// Takes everything that a member may back, ends the sessions, and waits for the commit.
    ///
    /// The account stays without a password, so that history keeps a name for what the member did.
    public func close(_ id: Int) throws {
        try store.writeAndWait { database in
            try database.execute("DELETE FROM staff_session WHERE account_id = \(id)")
            try database.execute("DELETE FROM staff_grant WHERE account_id = \(id)")
            try database.execute("UPDATE staff_account SET password = '', is_operator = 0 WHERE id = \(id)")
        }
    }

    private static func insert(
        _ grant: StaffGrant,
        of id: Int,
        in database: any WritableDatabase,
        at now: Timestamp
    ) throws {
        try database.execute(
            """
            INSERT INTO staff_grant (account_id, municipality, role, module, team, created_at)
            VALUES (\(id), \(grant.municipality), \(grant.role.rawValue), \(grant.module ?? ""),
                \(grant.team ?? ""), \(now)) ON CONFLICT DO NOTHING
            """
        )
    }

    static let columns: SQL = """
        SELECT id, login_name, full_name, organisation, is_operator, password FROM staff_account
        """

    static func member(_ row: any Row, _ database: any Database) throws -> StaffMember {
        let grants = try database.rows("\(grantColumns) WHERE account_id = \(try row.integer(0))", grant)
        return try member(row, grants: Set(grants.compactMap { $0?.grant }))
    }

    private static func member(_ row: any Row, grants: Set<StaffGrant>) throws -> StaffMember {
        StaffMember(
            id: try row.integer(0),
            loginName: try row.text(1),
            fullName: try row.text(2),
            organisation: try row.text(3),
            isOperator: try row.integer(4) == 1,
            grants: grants
        )
    }

    private static let grantColumns: SQL = "SELECT account_id, municipality, role, module, team FROM staff_grant"

    /// A grant with the account that has it; `nil` for a role that this version does not know.
    private static func grant(_ row: any Row) throws -> (account: Int, grant: StaffGrant)? {
        guard let role = StaffRole(rawValue: try row.text(2)) else { return nil }
        let module = try row.text(3)
        let team = try row.text(4)
        let grant = StaffGrant(
            municipality: try row.text(1),
            role: role,
            module: module.isEmpty ? nil : module,
            team: team.isEmpty ? nil : team
        )
        return (try row.integer(0), grant)
    }
}
