internal import Kernel

/// Everything that a resident sees of one own case.
struct OwnCase: Sendable {
    let file: CaseFile
    /// `nil` when the program no longer has the version that the case was opened with.
    let type: CaseType?
    let history: [StatusEntry]
    let contacts: [Contact]
    let messages: [CaseMessage]
    /// What the resident was asked to do, oldest first; without what no longer had to be done.
    let tasks: [CaseTask]

    init(_ file: CaseFile, type: CaseType?, in records: any ReadSession) throws {
        self.file = file
        self.type = type
        history = try records.cases.history(of: file)
        contacts = try records.contacts.contacts(of: file.number)
        messages = try records.messages.messages(of: file, limit: MessageLimit.perCase)
        tasks = try Self.tasks(of: file, in: records)
    }

    /// What a resident was asked to do in a case.
    static func tasks(of file: CaseFile, in records: any ReadSession) throws -> [CaseTask] {
        try records.tasks.tasks(of: file).filter { $0.what.side == .resident }
    }

    /// What the case is about in a few words.
    static func name(of file: CaseFile, _ type: CaseType?) -> String {
        file.title.isEmpty ? type?.name ?? "Zaak \(file.number)" : file.title
    }

    var name: String { Self.name(of: file, type) }

    /// The name of a step for residents.
    func stepName(_ key: String) -> String { type?.step(key)?.step.name ?? key }

    /// How it ended; `nil` while it runs or when the source gave no result.
    var result: String? { type?.results.first { $0.key == file.resultKey }?.name }

    /// The team that has it, in words; `nil` while no team has it.
    func team(in municipality: Municipality) -> String? { file.work.team.map { municipality.team($0).title } }
}
