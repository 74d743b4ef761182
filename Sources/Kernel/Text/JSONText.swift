/// The escaping of texts in JSON.
enum JSONText {
    /// Appends `text` with everything escaped that RFC 8259 §7 asks for.
    ///
    /// U+2028 and U+2029 are escaped too: in older browsers they end a line inside a script.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        var place = 0
        while place < text.count {
            let length = escapedLength(text, at: place)
            guard length > 0 else {
                place += 1
                continue
            }
            bytes.append(contentsOf: text[start..<place])
            escape(text, at: place, length: length, to: &bytes)
            place += length
            start = place
        }
        bytes.append(contentsOf: text[start...])
    }

    /// How many bytes at `place` have to be escaped together; 0 when none.
    @inline(__always)
    private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let byte = text[place]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return 1 }
        guard byte == 0xE2, place + 2 < text.count, text[place + 1] == 0x80 else { return 0 }
        return text[place + 2] & 0xFE == 0xA8 ? 3 : 0
    }

    private static func escape(
        _ text: UnsafeBufferPointer<UInt8>,
        at place: Int,
        length: Int,
        to bytes: inout [UInt8]
    ) {
        if length == 3 {
            bytes.append(contentsOf: (text[place + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
            return
        }
        bytes.append(UInt8(ascii: "\\"))
        let byte = text[place]
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0..<0x20:
            let last = byte & 15
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            bytes.append(last < 10 ? UInt8(ascii: "0") + last : UInt8(ascii: "a") + last - 10)
        default: bytes.append(byte)
        }
    }
}
