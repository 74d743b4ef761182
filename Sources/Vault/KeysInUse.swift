public import Kernel

/// The keys that an open installation works with; they can change while it serves.
public final class KeysInUse: Sendable {
    private let state: Lock<Edition>

    /// A ring with its place in the row of changes.
    struct Edition {
        let number: Int
        let ring: KeyRing
    }

    public init(_ ring: KeyRing) { state = Lock(Edition(number: 0, ring: ring)) }

    /// The keys at this moment.
    public var ring: KeyRing { edition.ring }

    /// Seals with the current key of `ring` from now on, in every vault that was made here.
    public func change(to ring: KeyRing) {
        state.withLock { $0 = Edition(number: $0.number + 1, ring: ring) }
    }

    /// What seals for one municipality; `code` is its four digits of the national list, such as `0226`.
    public func vault(forMunicipality code: String, randomness: any Randomness = SystemRandomness())
        -> some IdentityVault
    {
        ChangingVault(self, scope: "municipality/\(code)", randomness: randomness)
    }

    /// What seals for the platform's own file, such as the secrets of integrator clients.
    public func platformVault(randomness: any Randomness = SystemRandomness()) -> some IdentityVault {
        ChangingVault(self, scope: "platform", randomness: randomness)
    }

    var edition: Edition { state.withLock { $0 } }
}

/// A vault that follows the keys in use; each call works with one ring from beginning to end.
private final class ChangingVault: IdentityVault {
    private let keys: KeysInUse
    private let scope: String
    private let randomness: any Randomness
    private let made: Lock<(number: Int, vault: DerivedKeyVault)>

    init(_ keys: KeysInUse, scope: String, randomness: any Randomness) {
        self.keys = keys
        self.scope = scope
        self.randomness = randomness
        let edition = keys.edition
        made = Lock((edition.number, DerivedKeyVault(ring: edition.ring, scope: scope, randomness: randomness)))
    }

    /// Derives the keys only when the ring changed.
    private var vault: DerivedKeyVault {
        let edition = keys.edition
        return made.withLock { made in
            if made.number < edition.number {
                made = (edition.number, DerivedKeyVault(ring: edition.ring, scope: scope, randomness: randomness))
            }
            return made.vault
        }
    }

    var currentKeyID: String { vault.currentKeyID }

    func seal(_ number: CitizenServiceNumber, for row: SealedRow) throws(IdentityVaultError) -> SealedValue {
        try vault.seal(number, for: row)
    }

    func open(_ sealed: SealedValue, for row: SealedRow) throws(IdentityVaultError) -> CitizenServiceNumber {
        try vault.open(sealed, for: row)
    }

    func blindIndex(of number: CitizenServiceNumber) -> [UInt8] { vault.blindIndex(of: number) }

    func blindIndexes(of number: CitizenServiceNumber) -> [[UInt8]] { vault.blindIndexes(of: number) }

    func sealSecret(_ secret: [UInt8], for row: SealedRow) throws(IdentityVaultError) -> SealedValue {
        try vault.sealSecret(secret, for: row)
    }

    func openSecret(_ sealed: SealedValue, for row: SealedRow) throws(IdentityVaultError) -> [UInt8] {
        try vault.openSecret(sealed, for: row)
    }
}
