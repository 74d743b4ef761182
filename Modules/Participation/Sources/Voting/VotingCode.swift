internal import Kernel

/// The code from a letter with which one person votes once (stemcode), such as `K7MX-4WQ3-9ABC`.
///
/// Twelve characters out of 31 that are hard to confuse. Eleven are drawn (2⁵⁴ codes), so nobody finds one by trying;
/// the last is a check that catches every single wrong character. Only its hash is kept.
struct VotingCode: Hashable, Sendable {
    private let characters: [UInt8]

    /// Reads what people type: capitals or not, with spaces and dashes anywhere; `nil` when it is no code.
    init?(_ text: String) {
        let typed = text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        let values = typed.compactMap(Self.alphabet.firstIndex(of:))
        guard typed.count == Self.length, values.count == Self.length,
            Self.weighted(values).isMultiple(of: Self.alphabet.count)
        else { return nil }
        characters = typed
    }

    /// Draws a new code.
    init(from randomness: some Randomness) {
        var values: [Int] = []
        while values.count < Self.length - 1 {
            // Bytes from 248 on are left out: 31 divides 248, so every character is as likely.
            values += randomness.bytes(16).filter { $0 < 248 }.map { Int($0) % Self.alphabet.count }
        }
        values = Array(values.prefix(Self.length - 1))
        let rest = Self.weighted(values + [0]) % Self.alphabet.count
        values.append((Self.alphabet.count - rest) % Self.alphabet.count)
        characters = values.map { Self.alphabet[$0] }
    }

    /// What is kept of the code in one vote; the same code in another vote would be other bytes.
    func hash(inVote key: Int, by digest: some Digest) -> [UInt8] {
        digest.sha256(Array("stemcode \(key) ".utf8) + characters)
    }

    private static let length = 12
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)

    /// The sum of the values, the first one times 12, the last times 1; 31 is a prime.
    private static func weighted(_ values: [Int]) -> Int {
        values.enumerated().reduce(0) { $0 + $1.element * (length - $1.offset) }
    }
}

extension VotingCode: CustomStringConvertible {
    /// The code as it stands in a letter: `K7MX-4WQ3-9ABC`.
    var description: String {
        stride(from: 0, to: characters.count, by: 4)
            .map { String(decoding: characters[$0..<$0 + 4], as: UTF8.self) }.joined(separator: "-")
    }
}
