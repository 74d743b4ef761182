/// A table as a file for a spreadsheet (CSV).
///
/// UTF-8 with a mark in front, semicolons and, by who fills it, decimal commas: what Excel opens without questions in the
/// Netherlands.
public struct SpreadsheetFile: Sendable {
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Parameter columns: The names of the columns, the first line.
    public init(columns: [String]) { add(columns) }

    public mutating func add(_ cells: [String]) {
        bytes += Array(cells.map(Self.cell).joined(separator: ";").utf8)
        bytes += [0x0D, 0x0A]
    }

    /// Quotes what needs it; a text that a spreadsheet would take for a formula gets an apostrophe in front.
    public static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
            text = "'" + text
        }
        let needsQuotes = text.unicodeScalars.contains { ";\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    /// The file as a download.
    ///
    /// - Parameter name: Without the ending: small letters, digits and dashes.
    /// - Returns: The answer with status 200.
    public func download(named name: String) -> Response {
        Response(
            status: 200,
            headers: [
                Response.Header("Content-Type", "text/csv; charset=utf-8"),
                Response.Header("Content-Disposition", "attachment; filename=\"\(name).csv\""),
            ],
            body: bytes
        )
    }
}
