internal import Kernel

/// `/aanvragen/klaar/{code}`: what the resident reads after sending.
struct ThankForApplication: Sendable {
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    /// Shows the code of a case; a wrong code answers 404, and after ten of them an address waits.
    @Sendable
    func show(_ request: Request, _ context: Context) throws -> Response {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let file = try context.read { session in try code.flatMap(session.cases.find(code:)) }
        guard let file, let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            !type.offer.form.isEmpty
        else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return context.show(page(file, type, context.municipality))
    }

    private func page(_ file: CaseFile, _ type: CaseType, _ municipality: Municipality) -> Page {
        let ready = municipality.showsNorms ? file.targetOn.map { "Wij zijn uiterlijk klaar op \($0.inDutch)." } : nil
        return Page(
            "Bedankt voor uw aanvraag",
            section: type.name,
            blocks: [
                .notice(Notice(.success, "Wij hebben uw aanvraag.", isAnswer: true)),
                .code(label: "Uw code", file.followCode.description),
                .paragraph("Bewaar deze code. Daarmee ziet u hoe ver wij zijn."),
                .paragraph(Prose(type.steps[0].when)),
            ] + (ready.map { [.paragraph(Prose($0))] } ?? [])
                + [.action(Link("Volg uw zaak", .local("/volg/\(file.followCode)")))]
        )
    }
}
