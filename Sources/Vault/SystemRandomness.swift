internal import COpenSSL
public import Kernel

/// Random bytes of libcrypto's generator, which the operating system seeds.
public struct SystemRandomness: Randomness {
    public init() {}

    public func bytes(_ count: Int) -> [UInt8] {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, written in
            written = RAND_bytes(output.baseAddress, Int32(count)) == 1 ? count : 0
        }
        // Going on with guessable keys would be worse than stopping.
        precondition(bytes.count == count, "the system gives no random bytes; please report")
        return bytes
    }
}
