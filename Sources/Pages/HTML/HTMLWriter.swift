/// Writes HTML straight into bytes.
///
/// Text is escaped; only what the compiler saw as a literal is raw.
struct HTMLWriter: ~Copyable {
    private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: The expected size in bytes, so that the buffer grows once.
    init(capacity: Int = 24_000) { bytes.reserveCapacity(capacity) }

    /// Writes a literal of our own as it is.
    @inline(__always)
    mutating func raw(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Writes text of anyone, escaped for use between tags and inside a quoted attribute.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { escape($0) }
    }

    @inline(__always)
    mutating func open(_ tag: StaticString, _ attributes: Attribute...) { start(tag, attributes) }

    @inline(__always)
    mutating func close(_ tag: StaticString) {
        raw("</")
        raw(tag)
        raw(">")
    }

    /// Writes an element with nothing but text in it.
    @inline(__always)
    mutating func element(_ tag: StaticString, _ attributes: Attribute..., text words: String) {
        start(tag, attributes)
        text(words)
        close(tag)
    }

    mutating func start(_ tag: StaticString, _ attributes: [Attribute]) {
        raw("<")
        raw(tag)
        for attribute in attributes { write(attribute) }
        raw(">")
    }

    private mutating func write(_ attribute: Attribute) {
        switch attribute.value {
        case .absent: return
        case .flag:
            raw(" ")
            raw(attribute.name)
        case .literal(let literal):
            raw(" ")
            raw(attribute.name)
            raw("=\"")
            raw(literal)
            raw("\"")
        case .text(let words):
            raw(" ")
            raw(attribute.name)
            raw("=\"")
            text(words)
            raw("\"")
        }
    }

    private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in source.indices where Self.isSpecial[Int(source[index])] {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            start = index + 1
            switch source[index] {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            default: raw("\u{FFFD}")  // A control character, which HTML does not allow.
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }

    private static let isSpecial: [Bool] = (0..<256).map { byte in
        let isControl = byte < 32 && byte != 9 && byte != 10 && byte != 13 || byte == 127
        return isControl || "&<>\"'".utf8.contains(UInt8(byte))
    }
}

/// A name with a value for a tag.
///
/// The name is always our own literal.
struct Attribute {
    let name: StaticString
    let value: Value

    enum Value {
        case text(String)
        case literal(StaticString)
        case flag
        case absent
    }

    /// A value of anyone, escaped; `nil` leaves the attribute out.
    @inline(__always)
    static func text(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name: name, value: value.map(Value.text) ?? .absent)
    }

    /// A value of our own; `nil` leaves the attribute out.
    @inline(__always)
    static func fixed(_ name: StaticString, _ value: StaticString?) -> Attribute {
        Attribute(name: name, value: value.map(Value.literal) ?? .absent)
    }

    /// An attribute without a value, such as `hidden`, when it is to be there.
    @inline(__always)
    static func flag(_ name: StaticString, _ isThere: Bool = true) -> Attribute {
        Attribute(name: name, value: isThere ? .flag : .absent)
    }

    static func `class`(_ value: StaticString?) -> Attribute { fixed("class", value) }
    static func id(_ value: String?) -> Attribute { text("id", value) }
    static func href(_ value: String) -> Attribute { text("href", value) }
}
