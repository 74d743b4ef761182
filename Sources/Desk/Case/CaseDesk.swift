public import Kernel

/// `/werk/zaken/{number}`: one case as the people see it who handle it, and everything they can do with it.
public struct CaseDesk: Sendable {
    let staff: any StaffDirectory

    /// - Parameter staff: Puts names to the keys that cases and events keep.
    public init(staff: any StaffDirectory) { self.staff = staff }

    public var routes: [Route] {
        [
            Route(.get, Self.pattern, access: .staff(.seeCases), .read(show)),
            Route(.post, Self.pattern + "/inzage", access: .staff(.seeCases), .change(reveal)),
        ]
    }

    static let pattern = "/werk/zaken/{number}"

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let view = try context.read { try CaseView(request, context, $0) }
        return context.show(try page(view, context, answer: CaseAnswerWord(request)).page)
    }

    /// The page of a case as it stands in `view`.
    func page(_ view: CaseView, _ context: Context, answer: CaseAnswerWord? = nil) -> CasePage {
        CasePage(view: view, context: context, colleagues: Colleagues(staff), answer: answer)
    }
}
