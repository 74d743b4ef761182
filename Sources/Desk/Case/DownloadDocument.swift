internal import Kernel

/// `/werk/zaken/{number}/documenten/{document}`: one photo or document of a case, to keep or to open elsewhere.
///
/// The look is in the read log before the file leaves. A browser never shows the file as a page of ours:
/// it is always a download, of a kind that was recognised when it came in.
struct DownloadDocument: Sendable {
    let files: CaseFiles

    static let pattern = CaseDesk.pattern + "/documenten/{document}"

    /// - Throws: ``Problem/notFound`` for a case out of sight and for a document of another case;
    ///   ``Problem/documentGone`` when the file itself is not there.
    @Sendable
    func send(_ request: Request, _ context: Context) throws -> Response {
        guard let id = try? UniqueID(request.parameters["document"] ?? "") else { throw Problem.notFound }
        let found = try context.writeAndWait { [files] session in
            let handled = try HandledCase(request, context, session.cases)
            guard let document = try files.open(id, of: handled, session) else { throw Problem.notFound }
            // Thrown in here, so that nobody is logged for what was not there to see.
            guard context.files.contains(document.file.hash) else { throw Problem.documentGone }
            return (document: document, number: handled.file.number)
        }
        guard let bytes = try context.files.bytes(of: found.document.file.hash) else { throw Problem.documentGone }
        let kind = FileKind(found.document.file.mediaType)
        let name = "\(found.number)-\(found.document.name.asFileName).\(kind.ending)"
        return Response(
            status: 200,
            headers: [
                Response.Header("Content-Type", kind.mediaType),
                Response.Header("Content-Disposition", "attachment; filename=\"\(name)\""),
            ],
            body: bytes
        )
    }
}

/// What a browser hears that a file is; only kinds that are taken in have a name.
private enum FileKind: String {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case pdf = "application/pdf"
    case other = "application/octet-stream"

    init(_ mediaType: String) { self = FileKind(rawValue: mediaType) ?? .other }

    var mediaType: String { rawValue }

    var ending: String {
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

extension Problem {
    /// A row names a file that the disk does not have, such as after a backup without its files.
    static let documentGone = Problem(
        404,
        "document-gone",
        "Dit bestand is er niet meer. Vertel het uw beheerder."
    )
}
