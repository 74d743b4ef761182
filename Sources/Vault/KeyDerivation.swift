/// HKDF with SHA-256 (RFC 5869): makes independent keys out of one master key.
public enum KeyDerivation {
    /// Derives `count` bytes.
    ///
    /// - Parameters:
    ///   - master: High-entropy key material; a password does not qualify (see ``PasswordHash``).
    ///   - salt: May be public and may be empty.
    ///   - info: Names the purpose; another text gives an unrelated key.
    ///   - count: At most 8,160 (255 × 32).
    /// - Returns: `count` bytes that say nothing about the master key.
    public static func derive(from master: SecretBytes, salt: [UInt8] = [], info: [UInt8], count: Int = 32)
        -> SecretBytes
    {
        precondition(count <= 255 * MessageAuthentication.length, "HKDF gives 8,160 bytes at most")
        let saltKey = SecretBytes(salt.isEmpty ? [UInt8](repeating: 0, count: MessageAuthentication.length) : salt)
        let extracted = SecretBytes(master.withBytes { MessageAuthentication.code(for: $0, key: saltKey) })
        var output: [UInt8] = []
        var block: [UInt8] = []
        var number: UInt8 = 0
        while output.count < count {
            number += 1
            block = MessageAuthentication.code(for: block + info + [number], key: extracted)
            output += block
        }
        return SecretBytes(Array(output.prefix(count)))
    }
}
