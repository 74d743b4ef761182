internal import Kernel

/// A case that the caller may see, with the version of its type that it was opened with.
struct HandledCase: Sendable {
    let file: CaseFile
    let type: CaseType

    /// The case that an address names.
    ///
    /// - Throws: ``Problem/notFound`` when there is none, or none for this caller: the two look the same.
    init(_ request: Request, _ context: Context, _ cases: any CaseReader) throws {
        guard let number = try? CaseNumber(request.parameters["number"] ?? ""),
            let file = try cases.find(number: number),
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            context.rights?.may(.seeCases, with: type) == true
        else { throw Problem.notFound }
        self.file = file
        self.type = type
    }

    /// What staff call it: its title, else the name of its type.
    var title: String { file.title.isEmpty ? type.staffName : file.title }

    /// The name of a step; its key when an older type misses it.
    func stepName(_ key: String) -> String { type.step(key)?.step.name ?? key }

    /// The address of its page, or of a page below it.
    func address(_ below: String = "", query: [Request.QueryItem] = []) -> Address {
        .local("/werk/zaken/\(file.number)\(below)", query: query)
    }
}
