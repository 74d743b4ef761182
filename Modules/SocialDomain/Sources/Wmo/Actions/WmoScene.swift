internal import Kernel

/// A report of a need for support as one action meets it.
struct WmoScene: ModuleScene {
    let handled: HandledCase
    let report: WmoFile
    let context: Context

    /// - Throws: ``Problem/notFound`` for a case that is no such report.
    init(_ handled: HandledCase, _ context: Context, _ tables: any Database) throws {
        guard handled.file.typeKey == WmoCase.report else { throw Problem.notFound }
        self.handled = handled
        report = try WmoFile(handled.file, handled.type, in: tables)
        self.context = context
    }

    /// What an action that needs a running report says when it is over.
    var closed: String? { file.isClosed ? "Deze melding is klaar." : nil }
}

/// An application for support as one action meets it.
struct HelpScene: ModuleScene {
    let handled: HandledCase
    let help: HelpFile
    let context: Context

    /// - Throws: ``Problem/notFound`` for a case that is no such application.
    init(_ handled: HandledCase, _ context: Context, _ tables: any Database) throws {
        guard handled.file.typeKey == WmoCase.application else { throw Problem.notFound }
        self.handled = handled
        help = try HelpFile(handled.file, handled.type, in: tables)
        self.context = context
    }
}
