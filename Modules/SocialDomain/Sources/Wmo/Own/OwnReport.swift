internal import Kernel

/// A resident's own report, as a page of the resident who logged in meets it.
struct OwnReport {
    let report: WmoFile
    let session: ResidentSession

    /// - Throws: ``Problem/notFound`` for a case of somebody else or of another kind: they look like no case.
    init(_ request: Request, _ context: Context, _ cases: any CaseReader, _ tables: any Database) throws {
        guard let session = context.caller.residentSession,
            let number = try? CaseNumber(request.parameters["number"] ?? ""), let file = try cases.find(number: number),
            file.typeKey == WmoCase.report, file.residentKey == session.residentKey,
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
        else { throw Problem.notFound }
        self.session = session
        report = try WmoFile(file, type, in: tables)
    }

    func address(_ part: String = "") -> Address { .local("/mijn/zaken/\(report.file.number)\(part)") }

    func page(_ title: String, _ blocks: [Block]) -> Page {
        Page(
            title,
            section: "Mijn zaken",
            trail: [Link("Mijn zaken", .local("/mijn")), Link(report.type.name, address())],
            blocks: blocks
        )
    }
}
