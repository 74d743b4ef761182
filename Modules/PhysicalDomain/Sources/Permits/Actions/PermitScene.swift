internal import Kernel

/// An application as one action meets it.
struct PermitScene: ModuleScene {
    let handled: HandledCase
    let permit: PermitFile
    let context: Context

    /// - Throws: ``Problem/notFound`` for a case that is no such application.
    init(_ handled: HandledCase, _ context: Context, _ kinds: PermitKindList, _ tables: any Database) throws {
        guard let kind = kinds[handled.file.typeKey] else { throw Problem.notFound }
        self.handled = handled
        permit = try PermitFile(handled.file, handled.type, kind, in: tables)
        self.context = context
    }

    /// A message about this case in its three blocks; `nil` when a block is empty or too long.
    func message(subject: String, news: String, expectation: String) -> MessageText? {
        permit.message(subject: subject, news: news, expectation: expectation)
    }
}

extension PermitFile {
    /// A message about this case in its three blocks; `nil` when a block is empty or too long.
    func message(subject: String, news: String, expectation: String) -> MessageText? {
        MessageText(about: file, of: type, subject: subject, news: news, expectation: expectation)
    }
}
