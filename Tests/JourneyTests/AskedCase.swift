import Kernel

/// The case that an application became, which can be suspended and extended and has a task for staff.
struct AskedCase: Hashable, Sendable {
    let number: String
    /// The id of a task of staff in it.
    let task: String

    /// Well-formed names of nothing.
    static let nothing = AskedCase(
        number: "Z-2026-009998",
        task: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0005).description
    )

    private init(number: String, task: String) {
        self.number = number
        self.task = task
    }

    /// - Throws: ``Missing`` when no such case came of it.
    init(_ code: String, _ context: Context) throws {
        let found = try context.read { session in
            let file = try session.cases.find(code: try FollowCode(code))
            let task = try file.flatMap { try session.tasks.tasks(of: $0).first { $0.what.side == .staff } }
            return (number: file?.number, task: task?.id)
        }
        guard let number = found.number, let task = found.task else {
            throw Missing(what: "a task of staff in the case of an application")
        }
        self.init(number: number.description, task: task.description)
    }
}
