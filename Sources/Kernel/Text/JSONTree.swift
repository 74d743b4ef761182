/// A parsed JSON value that keeps every key, also those that no code asks for.
///
/// Configuration, case type files and what integrators send are read through it, so that an unknown or a
/// doubled key is a fault that can be told and not something that is silently ignored.
public enum JSONTree: Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, or beyond the range of `Int`.
    case number(Double)
    case text(String)
    case list([JSONTree])
    /// The order of the file is not kept.
    case object([String: JSONTree])

    /// Parses a complete JSON document (RFC 8259) in UTF-8, with or without a byte order mark.
    ///
    /// Stricter than Foundation's decoder, which on Linux tells no line and takes a comma too many and a
    /// key that stands there twice: both are mistakes that people make.
    ///
    /// - Throws: ``Malformed`` with the first mistake.
    public init(parsing json: [UInt8]) throws(Malformed) {
        var parser = JSONTreeParser(json)
        self = try parser.document()
    }

    /// The place and kind of the first mistake in a document.
    public struct Malformed: Error, Hashable, Sendable {
        /// Counted from 1.
        public let line: Int
        /// In bytes, counted from 1.
        public let column: Int
        public let reason: Reason

        public enum Reason: Hashable, Sendable {
            /// Something else stands here than `expected`, which is a sign or a Dutch word.
            case expected(String)
            case endOfFile
            case textAfterEnd
            case number
            /// A line break, tab or other control character inside a text.
            case controlCharacter
            case escape
            case encoding
            case doubleKey(String)
            /// More than 100 lists and objects inside each other.
            case depth
        }
    }

    /// The value under a key, `nil` when this is no object or has no such key.
    public subscript(key: String) -> JSONTree? {
        guard case .object(let fields) = self else { return nil }
        return fields[key]
    }

    /// The value as text, `nil` when it is something else.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The values of a list, `nil` when it is something else.
    public var list: [JSONTree]? {
        guard case .list(let values) = self else { return nil }
        return values
    }
}

extension JSONTree: CustomStringConvertible {
    /// The value as a person writes it, on one line; keys of objects in alphabetical order.
    public var description: String {
        switch self {
        case .null: "null"
        case .flag(let flag): String(flag)
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .text(let text): "\"\(text)\""
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        case .object(let fields):
            "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
        }
    }
}

extension JSONTree.Malformed: CustomStringConvertible {
    /// The place and the mistake in Dutch, such as `regel 3, teken 5: hier moet een komma of } staan`.
    public var description: String { "regel \(line), teken \(column): \(reason.inDutch)" }
}

extension JSONTree.Malformed.Reason {
    fileprivate var inDutch: String {
        switch self {
        case .expected(let sign): "hier moet \(sign) staan"
        case .endOfFile: "het bestand houdt te vroeg op"
        case .textAfterEnd: "na het eind staat nog tekst"
        case .number: "dit is geen getal"
        case .controlCharacter: "een tekst mag niet over meer regels gaan; schrijf \\n"
        case .escape: "na \\ staat een teken dat daar niet kan"
        case .encoding: "dit is geen UTF-8"
        case .doubleKey(let key): "de sleutel \"\(key)\" staat hier dubbel"
        case .depth: "er zitten te veel lijsten en objecten in elkaar"
        }
    }
}
