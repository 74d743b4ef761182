import Kernel
import TestSupport

/// The case that an application became, which can be suspended and extended and has a task for staff.
struct AskedCase: Hashable, Sendable {
    let number: String
    /// The id of a task of staff in it.
    let task: String
    /// The id of a file that its resident sent.
    let document: String

    /// Well-formed names of nothing.
    static let nothing = AskedCase(
        number: "Z-2026-009998",
        task: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0005).description,
        document: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0006).description
    )

    init(number: String, task: String, document: String) {
        self.number = number
        self.task = task
        self.document = document
    }

    /// - Throws: ``Missing`` when no such case came of it.
    init(_ code: String, _ context: Context) throws {
        let hash = try context.files.keep(Array("%PDF-1.7".utf8))
        self = try context.writeAndWait { session in
            let tasks = try session.cases.find(code: try FollowCode(code)).map {
                (file: $0, all: try session.tasks.tasks(of: $0))
            }
            guard let tasks, let mine = tasks.all.first(where: { $0.what.side == .staff }),
                let upload = tasks.all.first(where: { $0.what.side == .resident && $0.what.kind == .upload })
            else { throw Missing(what: "tasks of both sides in the case of an application") }
            try session.tasks.complete(upload, of: tasks.file, with: .file(hash: hash, mediaType: "application/pdf"))
            return AskedCase(
                number: tasks.file.number.description,
                task: mine.id.description,
                document: upload.id.description
            )
        }
    }
}
