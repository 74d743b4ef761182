internal import Kernel

/// `/melden`: the form for residents, page by page, without scripts.
struct TakeReport: Sendable {
    let categories: CategoryList
    let limit: SendLimit

    /// A photo and what a form holds beside it; a little more than allowed, so that the page itself can say it.
    static let bodyLimit = Photo.sizeLimit + (1 << 20)

    @Sendable
    func ask(_ request: Request, _ context: Context) -> Response {
        let answers = FormAnswers([Request.QueryItem(ReportForm.Name.mark, request.id.description)])
        return context.show(form(answers, nil).journey.firstPage(with: answers))
    }

    /// Takes one page: shows the next, or files the report after the last.
    @Sendable
    func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(ReportForm.Name.mark))) ?? request.id
        let answers = typed.setting(ReportForm.Name.mark, to: mark.description)
        let meaning = ReportAnswers(answers, categories, mark: mark)
        let photo = try keptPhoto(request, context)
        let match = try nearest(meaning, context)
        return Change { session in
            var answers = answers
            var faults = meaning.faults
            switch photo {
            case .none: break
            case .kept(let photo, let hash):
                let id = session.newID()
                try UploadedPhotos(session).add(photo, hash: hash, id: id, at: context.now)
                answers = answers.setting(ReportForm.Name.photo, to: id.description)
            case .refused(let fault): faults[ReportForm.Name.photo] = fault.sentence
            }
            return try turn(form(answers, match), faults, Step(request, context, session))
        }
    }

    /// One page of one form while it is handled.
    private struct Step {
        let request: Request
        let context: Context
        let session: any WriteSession

        init(_ request: Request, _ context: Context, _ session: any WriteSession) {
            self.request = request
            self.context = context
            self.session = session
        }
    }

    private func turn(_ form: ReportForm, _ faults: [String: String], _ step: Step) throws -> Rendering {
        let context = step.context
        switch form.journey.turn(form.answers, faults: faults) {
        case .show(let page, let status):
            return Rendering { context.show(page, status: status) }
        case .complete(let answers):
            limit.count(step.request, context)
            let mark = (try? UniqueID(answers.text(ReportForm.Name.mark))) ?? step.request.id
            let meaning = ReportAnswers(answers, categories, mark: mark)
            if form.joins, let match = form.match, let mail = meaning.mail {
                try FollowReport(match: match, mail: mail, mark: mark, at: context.now).apply(step.session)
                return Rendering { context.seeOther(.local("/melden/bedankt")) }
            }
            return try file(meaning, form, step)
        }
    }

    private func file(_ meaning: ReportAnswers, _ form: ReportForm, _ step: Step) throws -> Rendering {
        let context = step.context
        guard let report = meaning.report(at: context.now) else { throw Problem.formBroken }
        do {
            let filed = try FileReport(report, context).apply(step.session)
            return Rendering { context.seeOther(.local("/melden/klaar/\(filed.followCode)")) }
        } catch is PhotoGone {
            let without = ReportForm(
                categories: categories,
                answers: form.answers.setting(ReportForm.Name.photo, to: ""),
                match: form.match
            )
            let faults = [ReportForm.Name.photo: "Uw foto is er niet meer. Kies de foto nog een keer."]
            guard case .show(let page, let status) = without.journey.turn(without.answers, faults: faults) else {
                throw Problem.formBroken
            }
            return Rendering { context.show(page, status: status) }
        }
    }

    private func form(_ answers: FormAnswers, _ match: NearbyReports.Match?) -> ReportForm {
        ReportForm(categories: categories, answers: answers, match: match)
    }

    private enum SentPhoto {
        case none
        case kept(Photo, hash: String)
        case refused(PhotoFault)
    }

    private func keptPhoto(_ request: Request, _ context: Context) throws -> SentPhoto {
        guard let file = request.form?.files.first(where: { $0.name == ReportForm.Name.photo }) else { return .none }
        limit.count(request, context)
        do {
            let photo = try Photo(cleaning: file.bytes)
            return .kept(photo, hash: try context.files.keep(photo.bytes))
        } catch let fault as PhotoFault {
            return .refused(fault)
        }
    }

    private func nearest(_ meaning: ReportAnswers, _ context: Context) throws -> NearbyReports.Match? {
        guard let category = meaning.category, let place = meaning.place else { return nil }
        return try context.read { session in
            let isSentBefore = try ReportTable(session.tables).code(mark: meaning.mark) != nil
            return isSentBefore
                ? nil
                : try NearbyReports(session.tables).matches(category, at: place, now: context.now).first
        }
    }
}
