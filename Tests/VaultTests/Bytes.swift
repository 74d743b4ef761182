internal import Kernel
internal import Vault

/// The bytes of hexadecimal digits; blanks do not count.
func hex(_ text: String) -> [UInt8] {
    let digits = text.filter { !$0.isWhitespace }.map { UInt8($0.hexDigitValue ?? 0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// Bytes that count up from a start, so that a test can tell its values apart.
struct CountingRandomness: Randomness {
    var start: UInt8 = 0

    func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0) &+ start } }
}

extension MasterKey {
    /// A key whose secret counts up from `start`.
    static func counting(_ id: String, from start: UInt8 = 0) throws -> MasterKey {
        guard let key = MasterKey(newWithID: id, randomness: CountingRandomness(start: start)) else {
            throw KeyRingError.malformed(line: 0)
        }
        return key
    }
}
