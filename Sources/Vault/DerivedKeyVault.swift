internal import Kernel

/// Seals with keys that are derived per municipality and purpose, by AES-256-GCM.
///
/// Stored bytes: version 1, the first 4 bytes of the master key's check value, 12-byte nonce, ciphertext,
/// 16-byte tag. Version, key id, municipality, purpose, table and row are bound to the ciphertext.
struct DerivedKeyVault: IdentityVault {
    private let current: Keys
    private let all: [Keys]
    private let scope: String
    private let randomness: any Randomness

    init(ring: KeyRing, scope: String, randomness: any Randomness) {
        self.scope = scope
        self.randomness = randomness
        current = Keys(ring.current, scope: scope)
        all = [current] + ring.older.map { Keys($0, scope: scope) }
    }

    var currentKeyID: String { current.id }

    func seal(_ number: CitizenServiceNumber, for row: SealedRow) throws(IdentityVaultError) -> SealedValue {
        try seal(Array(number.digits.utf8), .identity, row)
    }

    func open(_ sealed: SealedValue, for row: SealedRow) throws(IdentityVaultError) -> CitizenServiceNumber {
        let digits = try open(sealed, .identity, row)
        guard let number = try? CitizenServiceNumber(String(decoding: digits, as: UTF8.self)) else {
            throw .malformed
        }
        return number
    }

    func blindIndex(of number: CitizenServiceNumber) -> [UInt8] {
        MessageAuthentication.code(for: Array(number.digits.utf8), key: current.blindIndex)
    }

    func blindIndexes(of number: CitizenServiceNumber) -> [[UInt8]] {
        all.map { MessageAuthentication.code(for: Array(number.digits.utf8), key: $0.blindIndex) }
    }

    func sealSecret(_ secret: [UInt8], for row: SealedRow) throws(IdentityVaultError) -> SealedValue {
        try seal(secret, .secret, row)
    }

    func openSecret(_ sealed: SealedValue, for row: SealedRow) throws(IdentityVaultError) -> [UInt8] {
        try open(sealed, .secret, row)
    }

    private func seal(
        _ plain: [UInt8],
        _ purpose: MasterKey.Purpose,
        _ row: SealedRow
    ) throws(IdentityVaultError) -> SealedValue {
        let nonce = randomness.bytes(AuthenticatedCipher.nonceLength)
        let key = current.key(for: purpose)
        let bound = boundBytes(purpose, row, keyID: current.id)
        guard let cipherText = AuthenticatedCipher.seal(plain, key: key, nonce: nonce, bound: bound) else {
            throw .refused(code: OpenSSL.takeError())
        }
        return SealedValue(keyID: current.id, bytes: [Layout.version] + current.check + nonce + cipherText)
    }

    private func open(
        _ sealed: SealedValue,
        _ purpose: MasterKey.Purpose,
        _ row: SealedRow
    ) throws(IdentityVaultError) -> [UInt8] {
        guard let keys = all.first(where: { $0.id == sealed.keyID }) else { throw .unknownKey(id: sealed.keyID) }
        let bytes = sealed.bytes
        guard bytes.count >= Layout.shortest, bytes[0] == Layout.version else { throw .malformed }
        guard Array(bytes[Layout.check]) == keys.check else { throw .wrongKey(id: sealed.keyID) }
        let plain = AuthenticatedCipher.open(
            bytes[Layout.cipherText...],
            key: keys.key(for: purpose),
            nonce: Array(bytes[Layout.nonce]),
            bound: boundBytes(purpose, row, keyID: keys.id)
        )
        guard let plain else { throw .notAuthentic }
        return plain
    }

    /// Each part is preceded by its length, so that no two different rows give the same bytes.
    private func boundBytes(_ purpose: MasterKey.Purpose, _ row: SealedRow, keyID: String) -> [UInt8] {
        var bytes: [UInt8] = [Layout.version]
        for part in [keyID, scope, purpose.rawValue, row.table, row.key] {
            let length = UInt32(part.utf8.count)
            withUnsafeBytes(of: length.bigEndian) { bytes += $0 }
            bytes += part.utf8
        }
        return bytes
    }

    private enum Layout {
        static let version: UInt8 = 1
        static let check = 1..<5
        static let nonce = 5..<17
        static let cipherText = 17
        static let shortest = cipherText + AuthenticatedCipher.tagLength
    }

    /// What one master key gives for this municipality.
    private struct Keys {
        let id: String
        let check: [UInt8]
        let identity: SecretBytes
        let blindIndex: SecretBytes
        let secret: SecretBytes

        init(_ master: MasterKey, scope: String) {
            id = master.id
            check = Array(master.check.prefix(Layout.check.count))
            identity = master.derived(.identity, scope: scope)
            blindIndex = master.derived(.blindIndex, scope: scope)
            secret = master.derived(.secret, scope: scope)
        }

        func key(for purpose: MasterKey.Purpose) -> SecretBytes {
            switch purpose {
            case .identity: identity
            case .blindIndex: blindIndex
            case .secret: secret
            }
        }
    }
}
