internal import COpenSSL
public import Kernel

/// SHA-256 (FIPS 180-4) by libcrypto.
public struct SHA256: Digest {
    /// Length of a digest in bytes.
    public static let length = 32

    public init() {}

    public func sha256(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { SHA256.digest(of: $0) }
    }

    static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let digest = [UInt8](unsafeUninitializedCapacity: length) { output, count in
            count = COpenSSL.SHA256(bytes.baseAddress, bytes.count, output.baseAddress) == nil ? 0 : length
        }
        precondition(digest.count == length, "libcrypto has no SHA-256; please report")
        return digest
    }
}
