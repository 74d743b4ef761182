internal import COpenSSL

/// AES-256-GCM (NIST SP 800-38D): keeps a text secret, and refuses it when anything was changed.
enum AuthenticatedCipher {
    static let keyLength = 32
    static let nonceLength = 12
    static let tagLength = 16

    /// Encrypts `plain`; the tag follows the ciphertext.
    ///
    /// The nonce (12 bytes) may never be used twice with the same key. What is `bound` is not encrypted, but
    /// the text opens only with the same bytes. `nil` when libcrypto refuses.
    static func seal(_ plain: [UInt8], key: SecretBytes, nonce: [UInt8], bound: [UInt8]) -> [UInt8]? {
        precondition(key.count == keyLength && nonce.count == nonceLength, "AES-256-GCM takes 32 and 12 bytes")
        guard let context = EVP_CIPHER_CTX_new() else { return nil }
        defer { EVP_CIPHER_CTX_free(context) }
        let sealed = [UInt8](unsafeUninitializedCapacity: plain.count + tagLength) { output, count in
            guard let start = output.baseAddress else { return }
            var written: Int32 = 0
            let tag = start + plain.count
            let done =
                key.withBytes { EVP_EncryptInit_ex(context, algorithm, nil, $0.baseAddress, nonce) } == 1
                && EVP_EncryptUpdate(context, nil, &written, bound, Int32(bound.count)) == 1
                && EVP_EncryptUpdate(context, start, &written, plain, Int32(plain.count)) == 1
                && EVP_EncryptFinal_ex(context, tag, &written) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), tag) == 1
            count = done ? plain.count + tagLength : 0
        }
        return sealed.isEmpty ? nil : sealed
    }

    /// Decrypts what ``seal(_:key:nonce:bound:)`` made.
    ///
    /// `nil` when the key, the nonce, the text or the bound bytes are not those it was sealed with.
    static func open(_ sealed: ArraySlice<UInt8>, key: SecretBytes, nonce: [UInt8], bound: [UInt8]) -> [UInt8]? {
        precondition(key.count == keyLength && nonce.count == nonceLength, "AES-256-GCM takes 32 and 12 bytes")
        let length = sealed.count - tagLength
        guard length >= 0, let context = EVP_CIPHER_CTX_new() else { return nil }
        defer {
            EVP_CIPHER_CTX_free(context)
            ERR_clear_error()
        }
        let cipherText = Array(sealed.prefix(length))
        var tag = Array(sealed.suffix(tagLength))
        var isAuthentic = false
        let plain = [UInt8](unsafeUninitializedCapacity: length + 1) { output, count in
            var written: Int32 = 0
            isAuthentic =
                key.withBytes { EVP_DecryptInit_ex(context, algorithm, nil, $0.baseAddress, nonce) } == 1
                && EVP_DecryptUpdate(context, nil, &written, bound, Int32(bound.count)) == 1
                && EVP_DecryptUpdate(context, output.baseAddress, &written, cipherText, Int32(length)) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &tag) == 1
                && EVP_DecryptFinal_ex(context, output.baseAddress.map { $0 + length }, &written) == 1
            count = isAuthentic ? length : 0
        }
        return isAuthentic ? plain : nil
    }

    private static var algorithm: OpaquePointer? { EVP_aes_256_gcm() }
}
