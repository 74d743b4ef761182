/// A piece of SQL text: a name in any of SQLite's quotes, a word, or a sign.
enum SQLToken: Hashable {
    case name(String)
    case sign(UInt8)

    /// Upper-cased, for comparison with keywords.
    ///
    /// A quoted name that looks like a keyword counts as one:
    /// that can only make the authorizer stricter.
    var word: String {
        switch self {
        case .name(let name): name.uppercased()
        case .sign(let byte): String(decoding: CollectionOfOne(byte), as: UTF8.self)
        }
    }

    static func tokens(of text: String) -> [SQLToken] {
        var scanner = SQLScanner(text)
        var tokens: [SQLToken] = []
        while let token = scanner.next() { tokens.append(token) }
        return tokens
    }
}

/// Cuts SQL text into tokens by SQLite's own rules for quotes and comments.
private struct SQLScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func next() -> SQLToken? {
        skipSpaceAndComments()
        guard let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return quoted(until: byte)
        case UInt8(ascii: "["): return quoted(until: UInt8(ascii: "]"))
        case _ where Self.isWord(byte): return word()
        default:
            position += 1
            return .sign(byte)
        }
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private mutating func skipSpaceAndComments() {
        while let byte = peek() {
            if byte == UInt8(ascii: "-"), peek(1) == byte {
                while let next = peek(), next != UInt8(ascii: "\n") { position += 1 }
            } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                position += 2
                while position < bytes.count, !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
                    position += 1
                }
                position += 2
            } else if [9, 10, 12, 13, 32].contains(byte) {
                position += 1
            } else if byte == 0xef, peek(1) == 0xbb, peek(2) == 0xbf {
                // SQLite skips a byte order mark where a token could begin.
                position += 3
            } else {
                return
            }
        }
    }

    /// A doubled quote stands for itself, except between square brackets.
    private mutating func quoted(until end: UInt8) -> SQLToken {
        position += 1
        var name: [UInt8] = []
        while let byte = peek() {
            position += 1
            if byte == end {
                guard end != UInt8(ascii: "]"), peek() == end else { break }
                position += 1
            }
            name.append(byte)
        }
        return .name(String(decoding: name, as: UTF8.self))
    }

    private mutating func word() -> SQLToken {
        let start = position
        while let byte = peek(), Self.isWord(byte) { position += 1 }
        return .name(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xff: true
        default: false
        }
    }
}
