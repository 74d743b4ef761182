internal import Kernel

/// `GET /mijn/zaken/{number}/gestuurd/{task}`: a file that the resident sent along, to look at once more.
enum ShowSentFile {
    static func show(_ request: Request, _ context: Context) throws -> Response {
        _ = try context.residentSession()
        guard let number = try? CaseNumber(request.parameters["number"] ?? ""),
            let task = try? UniqueID(request.parameters["task"] ?? "")
        else { throw Problem.notFound }
        let sent = try context.writeAndWait { session in
            // The case of someone else is out of sight, and so is what was sent for it. Thrown in here, so that no look
            // is logged at what is not there.
            guard let file = try session.cases.find(number: number),
                let task = try session.tasks.task(task, of: file), task.what.kind == .upload,
                case .file(let hash, let mediaType) = try session.tasks.outcome(of: task, of: file, purpose: .ownView),
                context.files.contains(hash)
            else { throw Problem.notFound }
            return StoredFile(hash: hash, mediaType: mediaType)
        }
        guard let bytes = try context.files.bytes(of: sent.hash) else { throw Problem.notFound }
        return .download(bytes, FileKind(sent.mediaType), of: number, named: "uw-bestand")
    }

    /// Leads there; `nil` for a task to which no file of the resident belongs.
    static func link(to task: CaseTask, of number: CaseNumber) -> Link? {
        guard task.what.kind == .upload, case .done(_, .resident) = task.state else { return nil }
        return Link("Download uw bestand", .local("/mijn/zaken/\(number)/gestuurd/\(task.id)"), about: task.what.name)
    }
}
