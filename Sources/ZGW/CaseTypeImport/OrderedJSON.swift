internal import Kernel

/// JSON that is written for people: fields in the given order, two spaces, short values on one line.
indirect enum OrderedJSON {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([OrderedJSON])
    case object([(String, OrderedJSON)])

    /// The whole document, with a newline at its end.
    var document: [UInt8] { Array((written(indent: "") + "\n").utf8) }

    private func written(indent: String) -> String {
        let line = onOneLine
        // The document itself always spans lines, whatever its length.
        guard indent.count + line.count > 100 || indent.isEmpty else { return line }
        let inner = indent + "  "
        switch self {
        case .text, .integer, .flag: return line
        case .list(let values):
            let lines = values.map { inner + $0.written(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
        case .object(let fields):
            let lines = fields.map { "\(inner)\(Self.quoted($0)): \($1.written(indent: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
        }
    }

    private var onOneLine: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .integer(let integer): String(integer)
        case .flag(let flag): String(flag)
        case .list(let values): "[" + values.map(\.onOneLine).joined(separator: ", ") + "]"
        case .object(let fields):
            "{ " + fields.map { "\(Self.quoted($0)): \($1.onOneLine)" }.joined(separator: ", ") + " }"
        }
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter(capacity: text.utf8.count + 2)
        json.value(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
