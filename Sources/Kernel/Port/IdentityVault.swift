/// The port that seals what identifies a resident, for ONE municipality (or for the platform itself).
///
/// Whoever keeps rows asks this port and never sees a key. A sealed value opens only for the municipality,
/// table and row that it was sealed for: copied to another row it is refused.
public protocol IdentityVault: Sendable {
    /// The id of the master key that seals from now on; rows with another id can be sealed anew.
    var currentKeyID: String { get }

    /// Seals a citizen service number for one row.
    func seal(_ number: CitizenServiceNumber, for row: SealedRow) throws(IdentityVaultError) -> SealedValue

    /// Opens what ``seal(_:for:)`` made for the same row.
    func open(_ sealed: SealedValue, for row: SealedRow) throws(IdentityVaultError) -> CitizenServiceNumber

    /// The value to look a number up by, under the current key: 32 bytes, equal for equal numbers, and
    /// without meaning outside this municipality.
    func blindIndex(of number: CitizenServiceNumber) -> [UInt8]

    /// The values to look a number up by under every key of the ring, the current one first.
    ///
    /// During a key rotation rows carry the index of the key that they were written under, so a look-up asks
    /// for all of these.
    func blindIndexes(of number: CitizenServiceNumber) -> [[UInt8]]

    /// Seals another secret (a client secret, a token) for one row.
    func sealSecret(_ secret: [UInt8], for row: SealedRow) throws(IdentityVaultError) -> SealedValue

    /// Opens what ``sealSecret(_:for:)`` made for the same row.
    func openSecret(_ sealed: SealedValue, for row: SealedRow) throws(IdentityVaultError) -> [UInt8]
}

/// The row that a sealed value belongs to.
public struct SealedRow: Hashable, Sendable {
    public let table: String
    /// The row's key as text; it may not change as long as the value is sealed.
    public let key: String

    public init(table: String, key: String) {
        self.table = table
        self.key = key
    }

    public init(table: String, id: Int64) {
        self.init(table: table, key: String(id))
    }
}

/// A sealed value as it is stored: useless without the key that its id names.
public struct SealedValue: Hashable, Sendable {
    public let keyID: String
    /// Format version, key check, nonce, ciphertext and tag; 33 bytes longer than what is inside.
    public let bytes: [UInt8]

    public init(keyID: String, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }
}

/// The reason why a value was not sealed or opened, without the value.
public enum IdentityVaultError: Error, Hashable, Sendable {
    /// The ring has no key of this id: an older key was removed too early.
    case unknownKey(id: String)
    /// The ring has a key of this id, but another one than the value was sealed with.
    case wrongKey(id: String)
    /// The bytes were changed, or belong to another row, table, municipality or kind of secret.
    case notAuthentic
    /// The bytes are too short, or of a format that this version does not know.
    case malformed
    /// The cryptographic library refused; `code` is its error number.
    case refused(code: UInt)
}
