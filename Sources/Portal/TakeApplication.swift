internal import Kernel

/// `/aanvragen/{caseType}`: the form of a case type, page by page, without scripts.
///
/// Who is logged in is not asked what is known already, and gets the case among the own cases.
struct TakeApplication: Sendable {
    let limit: SendLimit

    @Sendable
    func ask(_ request: Request, _ context: Context) throws -> Response {
        let form = try ApplicationForm(request, context)
        var carried = [Request.QueryItem(ApplicationForm.markField, request.id.description)]
        if form.session != nil { carried.append(Request.QueryItem(KnownAnswers.field, "ja")) }
        return context.showForm(form.journey.firstPage(with: FormAnswers(carried)))
    }

    /// Takes one page: shows the next, or opens the case after the last.
    @Sendable
    func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        let form = try ApplicationForm(request, context)
        let sent = FormAnswers(request)
        let mark = (try? UniqueID(sent.text(ApplicationForm.markField))) ?? request.id
        let turn = form.journey.turn(
            sent.setting(ApplicationForm.markField, to: mark.description),
            faults: form.type.dayFaults(in: sent, on: context.today)
        )
        switch turn {
        case .show(let page, let status):
            return show(KnownAnswers(form: form).warned(page), status, of: form, context)
        case .complete(let typed) where form.loginHasEnded && !sent.has(KnownAnswers.choice):
            // Sent as it is, it would become nobody's case, while the resident looks for it among the own ones.
            return show(KnownAnswers(form: form).warned(form.journey.checkPage(typed)), 422, of: form, context)
        case .complete(let typed):
            limit.count(request, context)
            let application = FileApplication(form, typed, mark: mark, at: context.now)
            return Change { session in
                let code = try application.apply(session)
                return Rendering { context.seeOther(.local("/aanvragen/klaar/\(code)")) }
            }
        }
    }

    /// On the page where everything is checked stands what was known too; that look is logged before it leaves.
    private func show(_ page: Page, _ status: Int, of form: ApplicationForm, _ context: Context) -> Change {
        let showsKnown = form.journey.isCheck(page) && !form.knownOfResident.isEmpty
        return Change { session in
            let resident = showsKnown ? try session.residents.own(purpose: .ownApplication) : nil
            return Rendering {
                context.showForm(KnownAnswers(form: form).added(to: page, resident?.details), status: status)
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
