/// Base64 in both alphabets of RFC 4648.
public enum Base64 {
    /// Which alphabet to write; both are read.
    public enum Alphabet: Sendable {
        /// `+` and `/`, padded with `=`.
        case standard
        /// `-` and `_`, without padding, as tokens use it.
        case urlSafe
    }

    public static func encode(_ bytes: [UInt8], _ alphabet: Alphabet = .standard) -> String {
        let characters = alphabet == .standard ? standard : urlSafe
        let length = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: length) { output in
            var place = 0
            var index = 0
            while index < bytes.count {
                let rest = bytes.count - index
                let second = rest > 1 ? UInt32(bytes[index + 1]) : 0
                let third = rest > 2 ? UInt32(bytes[index + 2]) : 0
                let group = UInt32(bytes[index]) << 16 | second << 8 | third
                for digit in 0..<4 where digit <= rest {
                    output[place] = characters[Int(group >> UInt32(18 - 6 * digit) & 63)]
                    place += 1
                }
                index += 3
            }
            guard alphabet == .standard else { return place }
            while place < length {
                output[place] = 0x3D
                place += 1
            }
            return place
        }
    }

    /// Reads either alphabet, padded or not.
    ///
    /// - Returns: `nil` for any other character, an impossible length, or bits that no encoder leaves over (so
    ///   each value has one unpadded text).
    public static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.underestimatedCount * 3 / 4)
        var group: UInt32 = 0
        var bits = 0
        var padding = 0
        for character in text {
            if character == 0x3D {
                padding += 1
                continue
            }
            let value = values[Int(character)]
            guard value != none, padding == 0 else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
            }
        }
        guard bits < 6, padding <= 2, group & (1 << UInt32(bits) - 1) == 0 else { return nil }
        return bytes
    }

    private static let none: UInt8 = 255
    private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlSafe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: none, count: 256)
        for alphabet in [standard, urlSafe] {
            for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        }
        return values
    }()
}
