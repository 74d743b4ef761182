internal import Kernel

/// `/aanvragen/{caseType}`: the form of a case type, page by page, without scripts.
struct TakeApplication: Sendable {
    let limit: SendLimit

    @Sendable
    func ask(_ request: Request, _ context: Context) throws -> Response {
        let answers = FormAnswers([Request.QueryItem(ApplicationForm.markField, request.id.description)])
        return context.show(try ApplicationForm(request, context).journey.firstPage(with: answers))
    }

    /// Takes one page: shows the next, or opens the case after the last.
    @Sendable
    func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        let form = try ApplicationForm(request, context)
        let sent = FormAnswers(request)
        let mark = (try? UniqueID(sent.text(ApplicationForm.markField))) ?? request.id
        let turn = form.journey.turn(sent.setting(ApplicationForm.markField, to: mark.description))
        switch turn {
        case .show(let page, let status):
            return Change { _ in Rendering { context.show(page, status: status) } }
        case .complete(let typed):
            limit.count(request, context)
            let application = FileApplication(form, form.answers(in: typed), mark: mark, at: context.now)
            return Change { session in
                let code = try application.apply(session)
                return Rendering { context.seeOther(.local("/aanvragen/klaar/\(code)")) }
            }
        }
    }
}

extension SendLimit {
    /// For applications of every case type together.
    static var applications: SendLimit { SendLimit(refusal: .tooManyApplications) }
}

extension Problem {
    static let tooManyApplications = Problem(
        429,
        "too-many-applications",
        "U stuurde erg veel aanvragen. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: SendLimit.windowSeconds
    )
}
