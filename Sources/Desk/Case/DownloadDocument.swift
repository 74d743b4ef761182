internal import Kernel

/// `/werk/zaken/{number}/documenten/{document}`: one photo or document of a case, to keep or to open elsewhere.
///
/// The look is in the read log before the file leaves.
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
        let document = found.document
        return .download(bytes, FileKind(document.file.mediaType), of: found.number, named: document.name)
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
