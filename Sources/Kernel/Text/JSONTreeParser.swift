/// Reads a JSON document from its first byte to its last.
struct JSONTreeParser {
    private let bytes: [UInt8]
    private var place: Int
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func document() throws(JSONTree.Malformed) -> JSONTree {
        let value = try value()
        skipSpace()
        guard place == bytes.count else { throw malformed(.textAfterEnd) }
        return value
    }

    private mutating func value() throws(JSONTree.Malformed) -> JSONTree {
        skipSpace()
        // A zero byte is no start of a value, so it stands for the end.
        switch next ?? 0 {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try list()
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw malformed(.expected("een waarde"))
        }
    }

    private mutating func object() throws(JSONTree.Malformed) -> JSONTree {
        try enter()
        // Most objects have some keys; growing by one would hash each of them several times.
        var fields: [String: JSONTree] = Dictionary(minimumCapacity: 8)
        skipSpace()
        if take("}") { return leave(.object(fields)) }
        repeat {
            skipSpace()
            let start = place
            guard next == UInt8(ascii: "\"") else { throw malformed(.expected("een sleutel tussen aanhalingstekens")) }
            let key = try text()
            guard fields[key] == nil else { throw malformed(.doubleKey(key), at: start) }
            skipSpace()
            guard take(":") else { throw malformed(.expected("een dubbele punt")) }
            fields[key] = try value()
            skipSpace()
        } while take(",")
        guard take("}") else { throw malformed(.expected("een komma of }")) }
        return leave(.object(fields))
    }

    private mutating func list() throws(JSONTree.Malformed) -> JSONTree {
        try enter()
        var values: [JSONTree] = []
        skipSpace()
        if take("]") { return leave(.list(values)) }
        repeat {
            values.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw malformed(.expected("een komma of ]")) }
        return leave(.list(values))
    }

    private mutating func text() throws(JSONTree.Malformed) -> String {
        let start = place
        place += 1
        if let text = try plainText() { return text }
        var content: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw malformed(.controlCharacter) }
            place += 1
            if byte == UInt8(ascii: "\\") {
                content += try escaped()
            } else {
                content.append(byte)
            }
        }
        guard take("\"") else { throw malformed(.endOfFile) }
        guard let text = String(validating: content, as: UTF8.self) else { throw malformed(.encoding, at: start) }
        return text
    }

    /// A text without escapes, which most are; `nil` when it has another form.
    private mutating func plainText() throws(JSONTree.Malformed) -> String? {
        var end = place
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        {
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        let text = bytes[place..<end].withUnsafeBufferPointer { String(validUTF8: $0) }
        guard let text else { throw malformed(.encoding, at: place - 1) }
        place = end + 1
        return text
    }

    private mutating func escaped() throws(JSONTree.Malformed) -> [UInt8] {
        let byte = next ?? 0
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try unicode())).utf8)
        default: throw malformed(.escape, at: place - 1)
        }
    }

    /// The scalar of `\uXXXX`, or of two of them that form a surrogate pair.
    private mutating func unicode() throws(JSONTree.Malformed) -> Unicode.Scalar {
        let start = place
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard take("\\"), take("u") else { throw malformed(.escape, at: start) }
        let second = try hexadecimal()
        let isPair = (0xD800..<0xDC00).contains(first) && (0xDC00..<0xE000).contains(second)
        guard isPair, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else {
            throw malformed(.escape, at: start)
        }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONTree.Malformed) -> UInt32 {
        let digits = bytes[place..<min(place + 4, bytes.count)]
        let isPlain = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard digits.count == 4, isPlain, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw malformed(.escape)
        }
        place += 4
        return code
    }

    private mutating func number() throws(JSONTree.Malformed) -> JSONTree {
        let start = place
        _ = take("-")
        let leading = next
        let count = takeDigits()
        guard count == 1 || (count > 1 && leading != UInt8(ascii: "0")) else { throw malformed(.number, at: start) }
        var isWhole = true
        if take(".") {
            isWhole = false
            guard takeDigits() > 0 else { throw malformed(.number, at: start) }
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("-") { _ = take("+") }
            guard takeDigits() > 0 else { throw malformed(.number, at: start) }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw malformed(.number, at: start) }
        return .number(number)
    }

    private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONTree.Malformed) -> JSONTree {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count, String(decoding: bytes[place..<end], as: UTF8.self) == word.description else {
            throw malformed(.expected("een waarde"))
        }
        place = end
        return value
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func takeDigits() -> Int {
        let start = place
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func enter() throws(JSONTree.Malformed) {
        // The parser calls itself, so depth costs stack.
        guard depth < 100 else { throw malformed(.depth) }
        depth += 1
        place += 1
    }

    private mutating func leave(_ value: JSONTree) -> JSONTree {
        depth -= 1
        return value
    }

    private func malformed(_ reason: JSONTree.Malformed.Reason, at given: Int? = nil) -> JSONTree.Malformed {
        let place = given ?? place
        let before = bytes[..<min(place, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return JSONTree.Malformed(
            line: before.count { $0 == 0x0A } + 1,
            column: before.count - lineStart + 1,
            reason: given == nil && place >= bytes.count ? .endOfFile : reason
        )
    }
}
