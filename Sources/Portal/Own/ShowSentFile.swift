internal import Kernel

/// `GET /mijn/zaken/{number}/gestuurd/{task}`: a file that the resident sent along, to look at once more.
///
/// It is always a download, so that a browser never shows what someone sent as a page of ours.
enum ShowSentFile {
    static func show(_ request: Request, _ context: Context) throws -> Response {
        _ = try context.residentSession()
        guard let number = try? CaseNumber(request.parameters["number"] ?? ""),
            let task = try? UniqueID(request.parameters["task"] ?? "")
        else { throw Problem.notFound }
        let outcome = try context.writeAndWait { session in
            // The case of someone else is out of sight, and so is what was sent for it.
            guard let file = try session.cases.find(number: number),
                let task = try session.tasks.task(task, of: file), task.what.kind == .upload
            else { throw Problem.notFound }
            return try session.tasks.outcome(of: task, of: file, purpose: .ownView)
        }
        guard case .file(let hash, let mediaType) = outcome, let bytes = try context.files.bytes(of: hash) else {
            throw Problem.notFound
        }
        let ending = mediaType.split(separator: "/").last ?? "bestand"
        return Response(
            status: 200,
            headers: [
                Response.Header("Content-Type", mediaType),
                Response.Header("Content-Disposition", "attachment; filename=\"\(number)-uw-bestand.\(ending)\""),
            ],
            body: bytes
        )
    }

    /// Leads there; `nil` for a task to which no file of the resident belongs.
    static func link(to task: CaseTask, of number: CaseNumber) -> Link? {
        guard task.what.kind == .upload, case .done(_, .resident) = task.state else { return nil }
        return Link("Download uw bestand", .local("/mijn/zaken/\(number)/gestuurd/\(task.id)"), about: task.what.name)
    }
}
