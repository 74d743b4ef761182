internal import FoundationEssentials

/// A parsed JSON value that keeps every key, also those that no code asks for.
///
/// Configuration and case type files are read through it, so that an unknown key is a fault that can
/// be told and not a setting that is silently ignored. Use a `Decodable` struct for request bodies.
public enum JSONTree: Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    /// A number with a fraction, or beyond the range of `Int`.
    case number(Double)
    case text(String)
    case list([JSONTree])
    /// The order of the file is not kept; of a repeated key one value remains.
    case object([String: JSONTree])

    /// Parses a complete JSON document (RFC 8259) in UTF-8.
    ///
    /// - Throws: ``Malformed`` when the bytes are no JSON.
    public init(parsing json: [UInt8]) throws(Malformed) {
        do {
            self = try JSONDecoder().decode(JSONTree.self, from: Data(json))
        } catch let DecodingError.dataCorrupted(context) {
            throw Malformed(reason: context.underlyingError.map { "\($0)" } ?? context.debugDescription)
        } catch {
            throw Malformed(reason: "\(error)")
        }
    }

    /// Bytes that are no JSON document.
    public struct Malformed: Error, Hashable, Sendable {
        /// What the decoder says, in English, with the line where it knows it.
        public let reason: String
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

extension JSONTree: Decodable {
    public init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? single.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? single.decode(Double.self) {
            self = .number(number)
        } else if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let values = try? single.decode([JSONTree].self) {
            self = .list(values)
        } else {
            self = .object(try single.decode([String: JSONTree].self))
        }
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
