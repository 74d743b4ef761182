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
        let typed = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        guard typed.count == Self.length else { throw .length(typed.count) }
        var values: [Int] = []
        for byte in typed {
            let isLetter = (byte | 0x20) &- UInt8(ascii: "a") <= 25
            guard let value = Self.alphabet.firstIndex(of: isLetter ? byte & 0xDF : byte) else {
                throw .character
            }
            values.append(value)
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
        var values: [Int] = []
        for _ in 1..<Self.length {
            values.append(Int(rest % UInt64(Self.base)))
            rest /= UInt64(Self.base)
        }
        let sum = Self.weighted(values)
        values.append((Self.base - sum % Self.base) % Self.base)
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
    private static func weighted(_ values: [Int]) -> Int {
        values.enumerated().reduce(0) { $0 + (length - $1.offset) * $1.element }
    }

    private static func text(_ values: [Int]) -> String {
        String(decoding: values.map { alphabet[$0] }, as: UTF8.self)
    }
}

extension FollowCode: CustomStringConvertible {
    /// The code as it is printed: `K7MX-4WQ3`.
    public var description: String { "\(characters.prefix(4))-\(characters.suffix(4))" }
}

extension FollowCode: SQLConvertible {
    public var sqlValue: SQLValue { .text(characters) }
}
