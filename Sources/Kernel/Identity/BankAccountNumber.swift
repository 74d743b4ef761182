/// A Dutch bank account number (IBAN) whose check digits are right (ISO 13616, mod 97).
///
/// Printing it, alone or inside another value, shows only its last two digits.
public struct BankAccountNumber: Hashable, Sendable {
    /// The eighteen characters without spaces: `NL`, two check digits, four capitals, ten digits.
    public let characters: String

    /// Reads what people type: capitals or not, with spaces anywhere.
    ///
    /// - Throws: ``Invalid/country`` when it does not start with NL, ``Invalid/form`` when the rest is no
    ///   Dutch account, ``Invalid/checksum`` when the check digits are wrong.
    public init(_ text: String) throws(Invalid) {
        let compact = text.filter { $0 != " " }.uppercased()
        guard compact.hasPrefix("NL") else { throw .country }
        let bytes = Array(compact.utf8)
        guard
            bytes.count == 18,
            bytes[4..<8].allSatisfy({ $0 &- UInt8(ascii: "A") <= 25 }),
            (bytes[2..<4] + bytes[8...]).allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 })
        else { throw .form }
        // 00, 01 and 99 leave the same remainder as 97, 98 and 02, but are never given out.
        guard let check = Int(compact.dropFirst(2).prefix(2)), (2...98).contains(check) else { throw .checksum }
        guard Self.remainder(of: bytes[4...] + bytes[..<4]) == 1 else { throw .checksum }
        characters = compact
    }

    /// The reason why a text is no Dutch account number, without the text itself.
    public enum Invalid: Error, Hashable, Sendable {
        case country
        case form
        case checksum
    }

    /// The number in groups of four, for its owner: `NL06 RABO 5094 5425 73`.
    public var inGroups: String {
        var groups: [Substring] = []
        var rest = characters[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }

    /// The number that digits and capitals spell, A as 10 to Z as 35, modulo 97.
    private static func remainder(of bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { remainder, byte in
            let digit = Int(byte) - 48
            return (digit <= 9 ? remainder * 10 + digit : remainder * 100 + Int(byte) - 55) % 97
        }
    }
}

extension BankAccountNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Stars and the last two digits: what is printed ends up in logs.
    public var description: String { "IBAN **************\(characters.suffix(2))" }

    public var debugDescription: String { description }

    /// Without children, so that `dump` shows no more than ``description``.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

extension BankAccountNumber: SQLConvertible {
    public var sqlValue: SQLValue { .text(characters) }
}
