/// Puts each value of a JSON document on a line of its own, so that people can read it too.
enum IndentedJSON {
    /// `json` has to be right and without spaces between its values, as `JSONWriter` makes it.
    static func text(of json: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(json.count * 2)
        var depth = 0
        var isInText = false
        var isEscaped = false
        for (index, byte) in json.enumerated() {
            if isInText {
                text.append(byte)
                isInText = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                text.append(byte)
                if index + 1 < json.count, json[index + 1] == byte + 2 { continue }
                depth += 1
                breakLine(depth, &text)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // What opened just before stays on its line: an empty list, an empty object.
                if index > 0, json[index - 1] != byte - 2 {
                    depth -= 1
                    breakLine(depth, &text)
                }
                text.append(byte)
            case UInt8(ascii: ","):
                text.append(byte)
                breakLine(depth, &text)
            case UInt8(ascii: ":"): text += [byte, UInt8(ascii: " ")]
            default:
                isInText = byte == UInt8(ascii: "\"")
                text.append(byte)
            }
        }
        return text + [UInt8(ascii: "\n")]
    }

    private static func breakLine(_ depth: Int, _ text: inout [UInt8]) {
        text.append(UInt8(ascii: "\n"))
        text += Array(repeating: UInt8(ascii: " "), count: depth * 2)
    }
}
