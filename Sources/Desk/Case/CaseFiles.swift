internal import Kernel

/// The photos and documents of a case: those that its module keeps, and those that the resident sent for a task.
struct CaseFiles: Sendable {
    let dossiers: ModuleDossiers

    /// One line of the list.
    struct Line: Hashable, Sendable {
        let id: UniqueID
        let name: String
        let at: Timestamp
    }

    /// Everything that was sent with a case, oldest first; what is in it is not opened.
    func lines(
        of handled: HandledCase,
        tasks: [CaseTask],
        in database: any Database
    ) throws -> [Line] {
        let kept = try dossiers.documents(of: handled.file, handled.type, in: database).map {
            Line(id: $0.id, name: $0.name, at: $0.at)
        }
        let sent = tasks.compactMap { task -> Line? in
            guard task.holdsFile, case .done(let at, _) = task.state else { return nil }
            return Line(id: task.id, name: task.what.name, at: at)
        }
        let sorted = (kept + sent).sorted { ($0.at, $0.id.description) < ($1.at, $1.id.description) }
        return sorted.enumerated().map { place, line in
            // Two links with the same words would lead to different files (WCAG 2.4.4).
            let before = sorted[..<place].count { $0.name == line.name }
            return before == 0 ? line : Line(id: line.id, name: "\(line.name) \(before + 1)", at: line.at)
        }
    }

    /// A document of a case, logged as seen; `nil` when the case has no such document.
    func open(_ id: UniqueID, of handled: HandledCase, _ session: any WriteSession) throws -> CaseDocument? {
        let kept = try dossiers.documents(of: handled.file, handled.type, in: session.tables).first { $0.id == id }
        if let kept {
            try session.readLog.log([.documents], of: handled.file, purpose: .caseWork)
            return kept
        }
        guard let task = try session.tasks.task(id, of: handled.file), task.holdsFile,
            case .done(let at, _) = task.state,
            case .file(let hash, let mediaType) = try session.tasks.outcome(
                of: task,
                of: handled.file,
                purpose: .caseWork
            )
        else { return nil }
        let file = StoredFile(hash: hash, mediaType: mediaType)
        return CaseDocument(id: id, name: task.what.name, at: at, file: file)
    }
}

extension CaseTask {
    /// Whether doing it leaves a file; staff only ticks that one came by another way.
    var holdsFile: Bool { what.kind == .upload && what.side == .resident }
}
