internal import COpenSSL
internal import Glibc

extension SHA256 {
    /// The digest of a file of any length, in 64 hexadecimal digits; `nil` when it cannot be read.
    public static func hexadecimalDigest(ofFile path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(file, &piece, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            guard EVP_DigestUpdate(context, piece, count) == 1 else { return nil }
        }
        var digest = [UInt8](repeating: 0, count: length)
        guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return nil }
        return hexadecimal(digest)
    }
}
