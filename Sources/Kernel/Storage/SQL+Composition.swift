extension SQL {
    /// Both pieces after each other, with the placeholders of the second numbered on.
    ///
    /// Pieces are literals themselves, so no run-time text can enter the statement this way either.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text(after: left.values.count), values: left.values + right.values)
    }

    /// Adds a piece at the end.
    public static func += (left: inout SQL, right: SQL) { left = left + right }

    /// Placeholders for `values` with commas between, to stand between the brackets of `IN (…)`.
    ///
    /// An empty list gives `NULL`, which no value is equal to. Every length is a statement of its own to the
    /// database, so keep lists short (a page of rows).
    public static func list(_ values: some Sequence<some SQLConvertible>) -> SQL {
        let pieces = values.map { value -> SQL in "\(value)" }
        return pieces.isEmpty ? "NULL" : pieces.joined(separator: ", ")
    }

    /// The text with `count` added to the number of each placeholder.
    func text(after count: Int) -> String {
        if count == 0 || values.isEmpty { return text }
        var renumbered: [UInt8] = []
        var rest = Array(text.utf8)[...]
        var quote: UInt8?
        while let byte = rest.popFirst() {
            renumbered.append(byte)
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "$") {
                let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                guard let number = Int(String(decoding: digits, as: UTF8.self)) else { continue }
                renumbered += Array(String(number + count).utf8)
                rest = rest.dropFirst(digits.count)
            }
        }
        return String(decoding: renumbered, as: UTF8.self)
    }
}

extension Sequence<SQL> {
    /// The pieces after each other with `separator` between, such as `" AND "` between conditions.
    public func joined(separator: SQL) -> SQL {
        var parts = SQL.Parts(literalCapacity: 0, interpolationCount: 0)
        for (index, piece) in enumerated() {
            if index > 0 { parts.appendInterpolation(separator) }
            parts.appendInterpolation(piece)
        }
        return SQL(stringInterpolation: parts)
    }
}
