/// A Dutch postal code (postcode), such as `6921 AA`.
public struct Postcode: Hashable, Sendable {
    /// Four digits, a space and two capitals: `6921 AA`.
    public let text: String

    /// Reads what people type: `6921 AA`, `6921AA` or `6921 aa`, with spaces around it.
    ///
    /// - Throws: ``Invalid/form`` for anything else, ``Invalid/notInUse`` when the code starts with 0 or
    ///   ends on SA, SD or SS, which the Netherlands does not use.
    public init(_ text: String) throws(Invalid) {
        let digits = text.drop { $0 == " " }.prefix(4)
        let letters = text.drop { $0 == " " }.dropFirst(4).filter { $0 != " " }
        guard String(digits).isDigits(count: 4), letters.utf8.count == 2 else { throw .form }
        guard letters.utf8.allSatisfy({ ($0 | 0x20) &- UInt8(ascii: "a") <= 25 }) else { throw .form }
        let capitals = letters.uppercased()
        guard digits.first != "0", !["SA", "SD", "SS"].contains(capitals) else { throw .notInUse }
        self.text = "\(digits) \(capitals)"
    }

    /// The reason why a text is no postal code, without the text itself.
    public enum Invalid: Error, Hashable, Sendable {
        case form
        case notInUse
    }

    /// The form without a space that registers use: `6921AA`.
    public var compact: String { text.filter { $0 != " " } }

    /// The four digits, which stand for a village or a quarter.
    public var area: String { String(text.prefix(4)) }
}

extension Postcode: CustomStringConvertible {
    /// The same as ``text``.
    public var description: String { text }
}

extension Postcode: SQLConvertible {
    public var sqlValue: SQLValue { .text(text) }
}
