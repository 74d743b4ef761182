import Kernel
import TestSupport

@testable import App

/// A case of the resident who logs in, in which a file was sent for a task.
struct SentFileCase: Hashable, Sendable {
    let number: String
    /// The id of the task.
    let task: String

    /// Well-formed names of nothing.
    static let nothing = SentFileCase(
        number: "Z-2026-009997",
        task: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0006).description
    )

    init(number: String, task: String) {
        self.number = number
        self.task = task
    }

    /// Opens the case and sends the file.
    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let context = tenant.entry.context(caller: .anonymous, now: now, module: nil)
        guard let type = context.caseTypes.current("kapvergunning", on: now.day) else {
            throw Missing(what: "a case type with an upload")
        }
        let resident = ResidentIdentity.person(try CitizenServiceNumber("999990019"))
        let dates = type.dates(openedOn: now.day, in: context.municipality)
        let hash = try context.files.keep([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let made = try context.writeAndWait { session -> SentFileCase? in
            let first = StatusChange(to: type.steps[0], at: now)
            let file = try session.cases.open(
                NewCase(type: type, status: first, channel: .web, resident: resident, dates: dates)
            )
            let task = try session.tasks.tasks(of: file).first { $0.what.kind == .upload && $0.what.side == .resident }
            guard let task else { return nil }
            try session.tasks.complete(task, of: file, with: .file(hash: hash, mediaType: "image/png"))
            return SentFileCase(number: file.number.description, task: task.id.description)
        }
        guard let found = made else { throw Missing(what: "a task that asks for a file") }
        self = found
    }
}
