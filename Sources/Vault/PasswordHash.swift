internal import COpenSSL
public import Kernel

/// A password as it is stored: scrypt (RFC 7914) with its own salt and cost, so that the cost can rise later.
///
/// Text form: `$scrypt$ln=15,r=8,p=1$<salt>$<hash>` (base64url). Making or checking one takes about 80 ms and
/// 32 MiB: only on a bounded worker pool, never on a server thread.
public struct PasswordHash: Hashable, Sendable {
    /// The text to store.
    public let text: String
    private let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a new password.
    ///
    /// - Returns: `nil` when the memory for it cannot be had.
    public init?(hashing password: String, cost: Cost = .standard, randomness: any Randomness) {
        let salt = randomness.bytes(16)
        guard let hash = Scrypt.derive(Array(password.utf8), salt: salt, cost: cost, count: 32) else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    /// Reads a stored text; `nil` when it is none, or asks for more than 1 GiB of memory.
    public init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Cost(text: parts[2]),
            let salt = Base64.decode(parts[3].utf8), let hash = Base64.decode(parts[4].utf8),
            salt.count >= 8, hash.count == 32
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
        text = "$scrypt$\(cost.text)$\(Base64.encode(salt, .urlSafe))$\(Base64.encode(hash, .urlSafe))"
    }

    /// Whether `password` is the one that was hashed.
    public func matches(_ password: String) -> Bool {
        guard let other = Scrypt.derive(Array(password.utf8), salt: salt, cost: cost, count: hash.count) else {
            return false
        }
        return equalInConstantTime(other, hash)
    }

    /// Whether the password should be hashed again at its next use, because the cost has risen since.
    public func isCheaper(than standard: Cost) -> Bool { cost.memory < standard.memory }
}

extension PasswordHash: CustomStringConvertible {
    public var description: String { "password hash (\(cost.text))" }
}

extension PasswordHash {
    /// How much work one try costs (RFC 7914): N = 2^`logarithm`, block size r, parallelism p.
    public struct Cost: Hashable, Sendable {
        public let logarithm: Int
        public let blockSize: Int
        public let parallelism: Int

        /// N = 32,768: about 80 ms and 32 MiB.
        public static let standard = Cost(knownLogarithm: 15, blockSize: 8, parallelism: 1)

        /// - Returns: `nil` outside N = 2…2^20, r = 1…32, p = 1…16, or above 1 GiB.
        public init?(logarithm: Int, blockSize: Int = 8, parallelism: Int = 1) {
            guard (1...20).contains(logarithm), (1...32).contains(blockSize), (1...16).contains(parallelism) else {
                return nil
            }
            self.init(knownLogarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
            guard memory <= 1 << 30 else { return nil }
        }

        private init(knownLogarithm: Int, blockSize: Int, parallelism: Int) {
            logarithm = knownLogarithm
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// Bytes that one try needs.
        var memory: UInt64 { 128 * UInt64(blockSize) << UInt64(logarithm) }

        var text: String { "ln=\(logarithm),r=\(blockSize),p=\(parallelism)" }

        init?(text: Substring) {
            var values: [Substring: Int] = [:]
            for part in text.split(separator: ",") {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2, let value = Int(pair[1]) else { return nil }
                values[pair[0]] = value
            }
            guard values.count == 3, let logarithm = values["ln"], let blockSize = values["r"],
                let parallelism = values["p"]
            else { return nil }
            self.init(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
        }
    }
}

/// The scrypt function itself.
enum Scrypt {
    /// - Returns: `nil` when libcrypto refuses, for want of memory.
    static func derive(_ password: [UInt8], salt: [UInt8], cost: PasswordHash.Cost, count: Int) -> [UInt8]? {
        let secret = SecretBytes(password)
        // libcrypto's own limit is 32 MiB, just under what the standard cost needs.
        let limit = cost.memory + 128 * UInt64(cost.blockSize * cost.parallelism) + (1 << 20)
        let derived = [UInt8](unsafeUninitializedCapacity: count) { output, written in
            let done = secret.withBytes { password in
                password.withMemoryRebound(to: CChar.self) { password in
                    EVP_PBE_scrypt(
                        password.baseAddress,
                        password.count,
                        salt,
                        salt.count,
                        1 << UInt64(cost.logarithm),
                        UInt64(cost.blockSize),
                        UInt64(cost.parallelism),
                        limit,
                        output.baseAddress,
                        count
                    )
                }
            }
            written = done == 1 ? count : 0
        }
        ERR_clear_error()
        return derived.count == count ? derived : nil
    }
}
