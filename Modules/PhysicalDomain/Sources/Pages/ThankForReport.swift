internal import Kernel

/// `/melden/klaar/{code}` and `/melden/bedankt`: what the resident reads after sending.
struct ThankForReport: Sendable {
    let categories: CategoryList
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    init(categories: CategoryList) { self.categories = categories }

    /// Shows the code of a report; a wrong code answers 404, and after ten of them an address waits.
    @Sendable
    func showCode(_ request: Request, _ context: Context) throws -> Response {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let category = try context.read { session in
            try code.flatMap(session.cases.find(code:)).flatMap(ReportTable(session.tables).category(of:))
        }
        guard let code, let category else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return context.show(page(code, categories[category], context.municipality))
    }

    @Sendable
    func showThanks(_ request: Request, _ context: Context) -> Response {
        context.show(
            Page(
                "Bedankt",
                section: Self.section,
                blocks: [
                    .notice(Notice(.success, "Wij houden u op de hoogte.", isAnswer: true)),
                    .paragraph("U krijgt een e-mail als er iets verandert aan deze melding."),
                    .links([Link("Doe een andere melding", .local("/melden"))]),
                ]
            )
        )
    }

    private static let section = "Doe een melding"

    private func page(_ code: FollowCode, _ category: Category?, _ municipality: Municipality) -> Page {
        let norm = municipality.norms[FileReport.caseTypeKey] ?? category?.norm
        let promise = norm.map { "Wij kijken binnen \($0.inDutch) naar uw melding." }
        return Page(
            "Bedankt voor uw melding",
            section: Self.section,
            blocks: [
                .notice(Notice(.success, "Wij hebben uw melding.", isAnswer: true)),
                .code(label: "Uw code", code.description),
                .paragraph("Bewaar deze code. Daarmee ziet u hoe ver wij zijn."),
            ]
                + (municipality.showsNorms ? promise.map { [.paragraph(Prose($0))] } ?? [] : [])
                + [.action(Link("Volg uw melding", .local("/volg/\(code)")))]
        )
    }
}
