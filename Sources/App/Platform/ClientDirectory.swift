internal import Kernel
internal import Records
internal import Vault

/// The integrators' registrations in memory, because every push asks for one.
final class ClientDirectory: Sendable {
    private let records: ClientRecords
    private let byName: Lock<[String: Entry]>

    /// A registration that counts.
    struct Entry: Sendable {
        let client: IntegratorClient
        let municipality: String
        let secret: SecretBytes
    }

    init(_ records: ClientRecords) throws {
        self.records = records
        byName = Lock([:])
        try load()
    }

    /// The registration of a name, `nil` when there is none or it was revoked.
    func entry(_ name: String) -> Entry? { byName.withLock { $0[name] } }

    /// Every registration, revoked ones too.
    func all() throws -> [ClientRecords.Registration] { try records.all() }

    /// Adds a registration that counts at once.
    func add(_ application: ClientRecords.Application, at now: Timestamp) throws -> ClientRecords.Registration {
        let registration = try records.add(application, at: now)
        byName.withLock { $0[registration.client.name] = Self.entry(of: registration) }
        return registration
    }

    /// Ends a registration at once.
    ///
    /// - Returns: `false` when there is no such registration.
    func revoke(_ name: String, at now: Timestamp) throws -> Bool {
        guard try records.revoke(name, at: now) else { return false }
        byName.withLock { $0[name] = nil }
        return true
    }

    /// Seals every secret under the newest key; the count says how many lay under another.
    func reseal() throws -> Int { try records.reseal() }

    /// How many secrets lie under each key.
    func countsByKey() throws -> [String: Int] { try records.countsByKey() }

    private func load() throws {
        let counting = try all().filter { $0.revokedAt == nil }
        byName.withLock { $0 = Dictionary(uniqueKeysWithValues: counting.map { ($0.client.name, Self.entry(of: $0)) }) }
    }

    private static func entry(of registration: ClientRecords.Registration) -> Entry {
        Entry(
            client: registration.client,
            municipality: registration.municipality,
            secret: SecretBytes(registration.secret)
        )
    }
}
