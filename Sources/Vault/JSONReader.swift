/// The position in a JSON text; every function moves past what it has read and gives `nil` for a fault.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() -> [String: JSONMembers.Value]? {
        skipBlanks()
        var members: [String: JSONMembers.Value] = [:]
        guard object(depth: 0, { name, value in members.updateValue(value, forKey: name) == nil }) else { return nil }
        skipBlanks()
        return place == bytes.count ? members : nil
    }

    private mutating func object(depth: Int, _ take: (String, JSONMembers.Value) -> Bool) -> Bool {
        guard depth <= 16, accept("{") else { return false }
        skipBlanks()
        if accept("}") { return true }
        repeat {
            skipBlanks()
            guard let name = string() else { return false }
            skipBlanks()
            guard accept(":"), let value = value(depth: depth + 1), take(name, value) else { return false }
            skipBlanks()
        } while accept(",")
        return accept("}")
    }

    private mutating func array(depth: Int) -> Bool {
        guard depth <= 16, accept("[") else { return false }
        skipBlanks()
        if accept("]") { return true }
        repeat {
            guard value(depth: depth + 1) != nil else { return false }
            skipBlanks()
        } while accept(",")
        return accept("]")
    }

    private mutating func value(depth: Int) -> JSONMembers.Value? {
        skipBlanks()
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "{"): return object(depth: depth) { _, _ in true } ? .other : nil
        case UInt8(ascii: "["): return array(depth: depth) ? .other : nil
        case UInt8(ascii: "n"): return word("null") ? .null : nil
        case UInt8(ascii: "t"): return word("true") ? .other : nil
        case UInt8(ascii: "f"): return word("false") ? .other : nil
        default: return number().map { .number($0) }
        }
    }

    private mutating func number() -> Double? {
        let start = place
        while place < bytes.count, isNumberByte(bytes[place]) { place += 1 }
        let text = bytes[start..<place]
        guard let first = text.first, first != UInt8(ascii: "+"), let last = text.last,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last)
        else { return nil }
        return Double(String(decoding: text, as: UTF8.self))
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte | 0x20 == 0x65
    }

    private mutating func string() -> String? {
        guard accept("\"") else { return nil }
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20 else { return nil }
            if bytes[place] == UInt8(ascii: "\\") { return escapedString(from: start) }
            place += 1
        }
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return String(validating: bytes[start..<place], as: UTF8.self)
    }

    /// Goes on with a string in which an escape was met.
    private mutating func escapedString(from start: Int) -> String? {
        var text = Array(bytes[start..<place])
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let character = escape() else { return nil }
                text += Array(String(character).utf8)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        switch bytes[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(bytes[place])
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    /// Reads `uXXXX`, or a surrogate pair; stops at its last digit.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let unit = fourDigits() else { return nil }
        guard (0xD800..<0xE000).contains(unit) else { return Unicode.Scalar(unit) }
        place += 1
        guard unit < 0xDC00, accept("\\"), place < bytes.count, bytes[place] == UInt8(ascii: "u"),
            let low = fourDigits(), (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func fourDigits() -> UInt32? {
        guard place + 4 < bytes.count else { return nil }
        var value: UInt32 = 0
        for _ in 0..<4 {
            place += 1
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func word(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            guard bytes[place...].starts(with: word) else { return false }
            place += word.count
            return true
        }
    }

    private mutating func skipBlanks() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }
}
