/// A case that the caller may see, with the version of its type that it was opened with.
public struct HandledCase: Sendable {
    public let file: CaseFile
    public let type: CaseType

    /// The case that an address names, by its `{number}`.
    ///
    /// - Parameters:
    ///   - request: One to a page of a case, or to a page below it.
    ///   - context: Who asks, and where.
    ///   - cases: A snapshot, or the change that is being made.
    /// - Throws: ``Problem/notFound`` when there is none, or none for this caller: the two look the same.
    public init(_ request: Request, _ context: Context, _ cases: any CaseReader) throws {
        guard let number = try? CaseNumber(request.parameters["number"] ?? ""),
            let file = try cases.find(number: number),
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            context.rights?.may(.seeCases, with: type) == true
        else { throw Problem.notFound }
        self.file = file
        self.type = type
    }

    /// A case that someone of another team opened in an emergency: the look is the right to see it.
    ///
    /// - Parameters:
    ///   - opened: The caller's own look that is still open, of ``EmergencyReader/opened(_:)``.
    ///   - context: Who asks, and where.
    /// - Throws: ``Problem/notFound`` when its type is gone.
    public init(_ opened: (look: EmergencyLook, file: CaseFile), _ context: Context) throws {
        let file = opened.file
        guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else {
            throw Problem.notFound
        }
        self.file = file
        self.type = type
    }

    /// Refuses who may see the case and not handle it.
    ///
    /// - Parameter context: Who asks.
    /// - Throws: ``Problem/mayNotHandleCase``.
    public func requireHandler(_ context: Context) throws {
        guard context.rights?.may(.handleCases, with: type) == true else { throw Problem.mayNotHandleCase }
    }

    /// What staff call it: its title, else the name of its type.
    public var title: String { file.title.isEmpty ? type.staffName : file.title }

    /// The name of a step; its key when an older type misses it.
    public func stepName(_ key: String) -> String { type.step(key)?.step.name ?? key }

    /// The address of its page, or of a page below it.
    public func address(_ below: String = "", query: [Request.QueryItem] = []) -> Address {
        .local("/werk/zaken/\(file.number)\(below)", query: query)
    }
}

extension Problem {
    /// Someone whose role lets them see this case, but not handle it.
    public static let mayNotHandleCase = Problem(
        403,
        "not-allowed",
        "Met uw rol mag u deze zaak niet behandelen. Vraag uw teamleider om hulp."
    )
}
