extension Response {
    /// A file of a case, to keep or to open elsewhere.
    ///
    /// It is always a download, of a kind that was recognised when it came in: a browser never shows what someone sent
    /// as a page of ours.
    ///
    /// - Parameters:
    ///   - bytes: The content.
    ///   - kind: What the browser hears that it is.
    ///   - number: The case, the first part of the name.
    ///   - name: What it is, the second part; of other characters than letters and digits nothing is left.
    /// - Returns: The answer with status 200.
    public static func download(_ bytes: [UInt8], _ kind: FileKind, of number: CaseNumber, named name: String)
        -> Response
    {
        Response(
            status: 200,
            headers: [
                Header("Content-Type", kind.mediaType),
                Header("Content-Disposition", "attachment; filename=\"\(number)-\(name.asFileName).\(kind.ending)\""),
            ],
            body: bytes
        )
    }
}

/// A kind of file that can be sent along, each with one ending for its name (soort bestand).
public enum FileKind: String, Hashable, Sendable, CaseIterable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case pdf = "application/pdf"
    /// Whatever else was kept; no browser opens it.
    case other = "application/octet-stream"

    /// The kind that goes by a media type, ``other`` when none does.
    public init(_ mediaType: String) { self = FileKind(rawValue: mediaType) ?? .other }

    public var mediaType: String { rawValue }

    /// Such as `jpg`.
    public var ending: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .pdf: "pdf"
        case .other: "bin"
        }
    }
}

extension String {
    /// Small letters, digits and dashes, so that no header can be broken by a name.
    fileprivate var asFileName: String {
        let words = lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "document" : words.joined(separator: "-")
    }
}
