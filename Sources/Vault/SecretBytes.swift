internal import COpenSSL

/// Key material that is wiped from memory when the last owner lets go, and never shows itself in print.
public struct SecretBytes: Sendable {
    private let storage: Storage

    public init(_ bytes: [UInt8]) { storage = Storage(bytes) }

    public var count: Int { storage.count }

    /// Lends the bytes; what is copied out of them is no longer wiped.
    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        body(UnsafeBufferPointer(start: storage.start, count: storage.count))
    }

    private final class Storage: @unchecked Sendable {
        // Sendable without a lock: written in `init` only.
        let start: UnsafeMutablePointer<UInt8>
        let count: Int

        init(_ bytes: [UInt8]) {
            count = bytes.count
            start = .allocate(capacity: max(bytes.count, 1))
            start.initialize(from: bytes, count: bytes.count)
        }

        deinit {
            OPENSSL_cleanse(start, count)
            start.deallocate()
        }
    }
}

extension SecretBytes: Equatable {
    /// Takes the same time wherever the first difference is.
    public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        left.withBytes { leftBytes in
            right.withBytes { rightBytes in
                leftBytes.count == rightBytes.count
                    && CRYPTO_memcmp(leftBytes.baseAddress, rightBytes.baseAddress, leftBytes.count) == 0
            }
        }
    }
}

extension SecretBytes: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(count) secret bytes" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Compares in a time that does not tell where the first difference is; the lengths are no secret.
public func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
