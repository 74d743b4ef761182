internal import COpenSSL

/// HMAC with SHA-256 (RFC 2104): proves that whoever made a message knew the key.
public enum MessageAuthentication {
    /// Length of a code in bytes.
    public static let length = 32

    /// The 32-byte code of `message` under `key`.
    public static func code(for message: [UInt8], key: SecretBytes) -> [UInt8] {
        message.withUnsafeBufferPointer { code(for: $0, key: key) }
    }

    static func code(for message: UnsafeBufferPointer<UInt8>, key: SecretBytes) -> [UInt8] {
        let code = [UInt8](unsafeUninitializedCapacity: length) { output, count in
            var written: UInt32 = 0
            let made = key.withBytes { key in
                HMAC(
                    EVP_sha256(),
                    key.baseAddress,
                    Int32(key.count),
                    message.baseAddress,
                    message.count,
                    output.baseAddress,
                    &written
                )
            }
            count = made == nil ? 0 : Int(written)
        }
        precondition(code.count == length, "libcrypto has no HMAC-SHA256; please report")
        return code
    }
}
