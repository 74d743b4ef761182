extension PabulibFile {
    /// Reads a file; line ends may be those of any system, and a byte order mark may stand in front.
    ///
    /// - Throws: ``PabulibFault`` with the first thing that is wrong.
    init(_ bytes: [UInt8]) throws(PabulibFault) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .noUTF8 }
        var lines = PabulibLines(text)
        var parts: [String: [[String]]] = [:]
        var current: String?
        while let fields = try lines.next() {
            if fields.count == 1, Self.names.contains(Self.trimmed(fields[0]).uppercased()) {
                current = Self.trimmed(fields[0]).uppercased()
                parts[Self.trimmed(fields[0]).uppercased()] = []
            } else if let section = current, fields != [""] {
                guard fields.count <= parts[section]?.first?.count ?? Int.max else {
                    throw .tooManyFields(line: lines.number)
                }
                parts[section]?.append(fields)
            }
        }
        for name in Self.names where parts[name] == nil { throw .missingSection(name) }
        facts = (parts["META"] ?? []).dropFirst().map { Fact($0[0], $0.count > 1 ? $0[1] : "") }
        projects = try Self.section("PROJECTS", parts)
        votes = try Self.section("VOTES", parts)
    }

    private static let names = ["META", "PROJECTS", "VOTES"]

    private static func section(_ name: String, _ parts: [String: [[String]]]) throws(PabulibFault) -> Section {
        guard let lines = parts[name], let columns = lines.first else { throw .missingColumns(section: name) }
        return Section(columns: columns.map(trimmed), rows: Array(lines.dropFirst()))
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The file as it is sent, with lines that end in one line feed.
    var text: String {
        var text = "META\nkey;value\n"
        for fact in facts { text += Self.line([fact.key, fact.value]) }
        for (name, section) in [("PROJECTS", projects), ("VOTES", votes)] {
            text += name + "\n" + Self.line(section.columns)
            for row in section.rows { text += Self.line(row) }
        }
        return text
    }

    private static func line(_ fields: [String]) -> String {
        fields.map { field in
            // A quotation mark inside a field means nothing, as in names of projects; only one in front does.
            guard field.contains(where: { $0 == ";" || $0.isNewline }) || field.hasPrefix("\"") else { return field }
            return "\"" + field.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ";") + "\n"
    }
}

/// Cuts a text in lines of fields between semicolons.
private struct PabulibLines {
    /// The line that was read last, from 1.
    private(set) var number = 0
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) {
        let scalars = text.unicodeScalars
        rest = scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...]
    }

    /// The fields of the next line; `nil` after the last.
    mutating func next() throws(PabulibFault) -> [String]? {
        guard !rest.isEmpty else { return nil }
        number += 1
        var fields: [String] = []
        while true {
            let (field, end) = try field()
            fields.append(field)
            if end != ";" { return fields }
        }
    }

    /// The next field with what ended it; the end of a line is a line feed, `nil` is the end of the text.
    private mutating func field() throws(PabulibFault) -> (String, Unicode.Scalar?) {
        var value = String.UnicodeScalarView()
        if rest.first == "\"" {
            rest.removeFirst()
            try quoted(into: &value)
        }
        while let scalar = rest.popFirst() {
            switch scalar {
            case ";", "\n": return (String(value), scalar)
            case "\r":
                if rest.first == "\n" { rest.removeFirst() }
                return (String(value), "\n")
            default: value.append(scalar)
            }
        }
        return (String(value), nil)
    }

    private mutating func quoted(into value: inout String.UnicodeScalarView) throws(PabulibFault) {
        let start = number
        while let scalar = rest.popFirst() {
            if scalar == "\n" { number += 1 }
            guard scalar == "\"" else {
                value.append(scalar)
                continue
            }
            guard rest.first == "\"" else { return }
            value.append(rest.removeFirst())
        }
        throw .openQuote(line: start)
    }
}
