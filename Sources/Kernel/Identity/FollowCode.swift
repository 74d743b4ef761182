/// The code with which anyone follows a case without logging in (volgcode), such as `K7MX-4WQ3`.
///
/// Eight characters out of 31 that are hard to confuse: no 0, O, 1, I or L. Seven are random (27 thousand
/// million codes), the last one is a check: every single wrong character and every swap of two is caught.
public struct FollowCode: Hashable, Sendable {
    /// The eight characters without a dash; this is how a code is stored.
    public let characters: String

    /// Reads what people type: capitals or not, with spaces and dashes anywhere.
    ///
    /// - Throws: ``Invalid/length(_:)`` unless there are eight characters, ``Invalid/character`` when one
    ///   of them is not used in codes, ``Invalid/checksum`` when the code has a typing error.
    public init(_ text: String) throws(Invalid) {
        var typed = SIMD8<UInt8>()
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
            if count < Self.length { typed[count] = byte }
            count += 1
        }
        guard count == Self.length else { throw .length(count) }
        var values = SIMD8<Int>()
        for place in typed.indices {
            let isLetter = (typed[place] | 0x20) &- UInt8(ascii: "a") <= 25
            let character = isLetter ? typed[place] & 0xDF : typed[place]
            guard let value = Self.alphabet.firstIndex(of: character) else { throw .character }
            values[place] = value
        }
        guard Self.weighted(values).isMultiple(of: Self.base) else { throw .checksum }
        characters = Self.text(values)
    }

    /// Makes a new code.
    ///
    /// Whether it is already in use is for the register to find out.
    public init(from randomness: some Randomness) {
        // 64 random bits leave a bias of one in a thousand million over the 31⁷ codes.
        var rest = randomness.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var values = SIMD8<Int>()
        for place in 0..<Self.length - 1 {
            values[place] = Int(rest % UInt64(Self.base))
            rest /= UInt64(Self.base)
        }
        values[Self.length - 1] = (Self.base - Self.weighted(values) % Self.base) % Self.base
        characters = Self.text(values)
    }

    /// The reason why a text is no follow code, without the text itself.
    public enum Invalid: Error, Hashable, Sendable {
        case length(Int)
        case character
        case checksum
    }

    private static let length = 8
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)
    /// The size of the alphabet, a prime: no weighted difference of one or two places vanishes.
    private static let base = 31

    /// The sum of the values, the first one times 8, the eighth times 1.
    private static func weighted(_ values: SIMD8<Int>) -> Int {
        (values &* SIMD8(8, 7, 6, 5, 4, 3, 2, 1)).wrappedSum()
    }

    private static func text(_ values: SIMD8<Int>) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            for place in values.indices { buffer[place] = alphabet[values[place]] }
            return length
        }
    }
}

extension FollowCode: CustomStringConvertible {
    /// The code as it is printed: `K7MX-4WQ3`.
    public var description: String {
        let half = characters.utf8.index(characters.startIndex, offsetBy: 4)
        return characters[..<half] + "-" + characters[half...]
    }
}

extension FollowCode: SQLConvertible {
    public var sqlValue: SQLValue { .text(characters) }
}
