/// What a reader sent with a form, names and values in the order they came.
public struct FormAnswers: Hashable, Sendable {
    public let items: [Request.QueryItem]

    public init(_ items: [Request.QueryItem]) { self.items = items }

    /// Reads the body of a form (`application/x-www-form-urlencoded`, WHATWG URL).
    ///
    /// Bytes that are no UTF-8 become U+FFFD, a wrong percent sign stays as it is, as in browsers.
    /// More than 500 fields are cut off: no form of ours has that many.
    public init(urlEncoded body: [UInt8]) {
        items = body.split(separator: UInt8(ascii: "&")).prefix(500).map { pair in
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return Request.QueryItem(Self.decoded(halves[0]), halves.count == 2 ? Self.decoded(halves[1]) : "")
        }
    }

    /// Takes the texts of a form that the server read; files are no answers.
    public init(_ form: FormBody) {
        items = form.fields.sorted { $0.key < $1.key }
            .flatMap { field in field.value.map { Request.QueryItem(field.key, $0) } }
    }

    /// These answers with another value for `name`; an empty value takes the answer away.
    public func setting(_ name: String, to value: String) -> FormAnswers {
        FormAnswers(items.filter { $0.name != name } + (value.isEmpty ? [] : [Request.QueryItem(name, value)]))
    }

    /// The first value of `name` without space around it and with `\n` line ends; empty when there is none.
    public func text(_ name: String) -> String {
        guard let item = items.first(where: { $0.name == name }) else { return "" }
        let value = item.value.contains("\r\n") ? Self.withPlainLineEnds(item.value) : item.value
        let start = value.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// Whether the reader pressed or ticked something with this name.
    public func has(_ name: String) -> Bool { items.contains { $0.name == name } }

    private static func withPlainLineEnds(_ text: String) -> String {
        String(text.map { $0 == "\r\n" ? "\n" : $0 })
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
                continue
            }
            result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
