/// The port to SHA-256 (FIPS 180-4).
public protocol Digest: Sendable {
    /// The 32 bytes that stand for `bytes`.
    func sha256(_ bytes: [UInt8]) -> [UInt8]
}
