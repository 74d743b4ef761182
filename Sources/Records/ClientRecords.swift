public import Kernel

/// Keeps the integrators' registrations in the platform's file; secrets lie there sealed.
public struct ClientRecords: Sendable {
    private let store: any Store
    private let vault: any IdentityVault

    public init(_ store: any Store, vault: any IdentityVault) {
        self.store = store
        self.vault = vault
    }

    /// A registration with what the token check needs.
    public struct Registration: Sendable {
        public let client: IntegratorClient
        /// The four digits of the municipality.
        public let municipality: String
        public let secret: [UInt8]
        public let createdAt: Timestamp
        /// `nil` while it counts.
        public let revokedAt: Timestamp?
    }

    /// What a new registration is made of.
    public struct Application: Sendable {
        public let name: String
        public let municipality: String
        public let scopes: Set<Scope>
        /// `nil` means every case type.
        public let caseTypes: Set<String>?
        public let secret: [UInt8]

        public init(
            name: String,
            municipality: String,
            scopes: Set<Scope>,
            caseTypes: Set<String>?,
            secret: [UInt8]
        ) {
            self.name = name
            self.municipality = municipality
            self.scopes = scopes
            self.caseTypes = caseTypes
            self.secret = secret
        }
    }

    /// Every registration, revoked ones too, oldest first.
    public func all() throws -> [Registration] {
        try store.read { database in
            try database.rows(
                """
                SELECT id, name, municipality, secret_key, secret_sealed, scopes, case_types, created_at, revoked_at
                FROM integrator_client ORDER BY id
                """,
                registration
            )
        }
    }

    /// Adds a registration and waits for the commit.
    ///
    /// - Throws: ``StoreError/duplicate`` when the name is taken, also by a revoked client.
    public func add(_ application: Application, at now: Timestamp) throws -> Registration {
        let sealed = try vault.sealSecret(application.secret, for: Self.row(application.name))
        let scopes = application.scopes.map(\.rawValue).sorted().joined(separator: " ")
        let caseTypes = application.caseTypes.map { $0.sorted().joined(separator: " ") }
        let id = try store.writeAndWait { database in
            try database.first(
                """
                INSERT INTO integrator_client
                    (name, municipality, secret_key, secret_sealed, scopes, case_types, created_at)
                VALUES (\(application.name), \(application.municipality), \(sealed.keyID), \(sealed.bytes),
                    \(scopes), \(caseTypes), \(now))
                RETURNING id
                """
            ) { try $0.integer(0) }
        }
        guard let id else { throw StoreError.damaged }
        let client = IntegratorClient(
            id: id,
            name: application.name,
            scopes: application.scopes,
            caseTypes: application.caseTypes
        )
        return Registration(
            client: client,
            municipality: application.municipality,
            secret: application.secret,
            createdAt: now,
            revokedAt: nil
        )
    }

    /// Ends a registration; its cases and its name stay.
    ///
    /// - Returns: `false` when there is no such client, or it was revoked before.
    public func revoke(_ name: String, at now: Timestamp) throws -> Bool {
        try store.writeAndWait { database in
            try database.execute(
                "UPDATE integrator_client SET revoked_at = \(now) WHERE name = \(name) AND revoked_at IS NULL"
            ) == 1
        }
    }

    /// Seals every secret that lies under an older key anew; the count says how many.
    public func reseal() throws -> Int {
        let registrations = try all()
        return try store.writeAndWait { [vault] database in
            var count = 0
            for registration in registrations {
                let name = registration.client.name
                let sealed = try vault.sealSecret(registration.secret, for: Self.row(name))
                count += try database.execute(
                    """
                    UPDATE integrator_client SET secret_key = \(sealed.keyID), secret_sealed = \(sealed.bytes)
                    WHERE name = \(name) AND secret_key <> \(sealed.keyID)
                    """
                )
            }
            return count
        }
    }

    /// How many secrets lie under each key.
    public func countsByKey() throws -> [String: Int] {
        let rows = try store.read { database in
            try database.rows("SELECT secret_key, COUNT(*) FROM integrator_client GROUP BY secret_key") {
                (try $0.text(0), try $0.integer(1))
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private func registration(_ row: any Row) throws -> Registration {
        let name = try row.text(1)
        let sealed = SealedValue(keyID: try row.text(3), bytes: try row.bytes(4))
        let scopes = try row.text(5).split(separator: " ").compactMap { Scope(rawValue: String($0)) }
        let caseTypes = try row.optionalText(6).map { Set($0.split(separator: " ").map(String.init)) }
        return Registration(
            client: IntegratorClient(
                id: try row.integer(0),
                name: name,
                scopes: Set(scopes),
                caseTypes: caseTypes
            ),
            municipality: try row.text(2),
            secret: try vault.openSecret(sealed, for: Self.row(name)),
            createdAt: try row.timestamp(7),
            revokedAt: try row.optionalTimestamp(8)
        )
    }

    private static func row(_ name: String) -> SealedRow { SealedRow(table: "integrator_client", key: name) }
}
