internal import Kernel

/// `/werk/meldingen/{number}/resultaat`: closes a report with a result, words for the reporter and a photo.
struct FinishReport: Sendable {
    static let part = "resultaat"
    static let title = "Rond af met een foto"

    enum Name {
        static let result = "resultaat"
        static let text = "toelichting"
        static let photo = "foto"
        static let version = "versie"
    }

    var routes: [Route] {
        let pattern = "\(HandledReport.pattern)/\(Self.part)"
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(ask)),
            Route(
                .post,
                pattern,
                access: .staff(.handleCases),
                bodyLimit: TakeReport.bodyLimit,
                .slowChange(take)
            ),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let handled = try context.read { try HandledReport(request, context, $0.cases) }
        if handled.file.isClosed { return handled.closed(Self.title, Self.part, context) }
        return show(form(handled, context), handled, context)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        _ = try context.read { try HandledReport(request, context, $0.cases) }
        let sent = request.form?.files.first { $0.name == Name.photo }
        let photo: Photo?
        var fault: PhotoFault?
        do throws(PhotoFault) {
            photo = try sent.map { file throws(PhotoFault) in try Photo(cleaning: file.bytes) }
        } catch {
            photo = nil
            fault = error
        }
        let hash = try photo.map { try context.files.keep($0.bytes) }
        return Change { [fault] session in
            // Whatever comes of it, a photo that nothing names goes by itself.
            if let photo, let hash { try session.waitingFiles.add(hash, photo.bytes) }
            let handled = try HandledReport(request, context, session.cases)
            // The same button twice has the same answer.
            if handled.file.isClosed, handled.file.resultKey == typed.text(Name.result) {
                return Rendering { context.seeOther(handled.page) }
            }
            if handled.file.isClosed { return Rendering { handled.closed(Self.title, Self.part, context) } }
            guard typed.text(Name.version) == String(handled.file.work.version) else {
                return Rendering { overtaken(handled, context) }
            }
            var form = form(handled, context).filled(from: typed).withoutNumbers(in: typed)
            if let fault { form = form.faulted(Name.photo, fault.sentence) }
            guard form.isWithoutFaults else {
                let page = form
                return Rendering { show(page, handled, context, status: 422) }
            }
            if let photo, let hash {
                try ResultPhotoTable.add(photo, hash: hash, of: handled.file, at: context.now, session)
            }
            try close(handled, typed, context.now, session)
            return Rendering { context.seeOther(handled.page) }
        }
    }

    private func close(
        _ handled: HandledReport,
        _ typed: FormAnswers,
        _ now: Timestamp,
        _ session: any WriteSession
    ) throws {
        guard let last = handled.type.steps.last(where: \.isFinal) else { throw Problem.moduleNotReady }
        let change = StatusChange(
            to: last,
            at: now,
            explanation: typed.text(Name.text).nonEmpty,
            resultKey: typed.text(Name.result)
        )
        _ = try session.cases.move(handled.file, of: handled.type, with: change)
    }

    /// What is typed is not kept: a colleague may have finished it in another way.
    private func overtaken(_ handled: HandledReport, _ context: Context) -> Response {
        let notice = Notice(
            .warning,
            "Een collega veranderde deze zaak. Kijk eerst wat er is gebeurd en begin dan opnieuw.",
            isAnswer: true
        )
        return handled.show(Self.title, Self.part, [.notice(notice)], context, status: 409)
    }

    private func form(_ handled: HandledReport, _ context: Context) -> Form {
        handled.form(
            Self.part,
            [
                FormField(
                    Name.result,
                    "Hoe is het afgelopen?",
                    .choice(handled.type.results.map { FormField.Option($0.key, $0.name) }),
                    missing: "Kies een resultaat."
                ),
                FormField(
                    Name.text,
                    "Wat vertelt u de melder?",
                    .paragraph(limit: 1_000),
                    hint: "Dit komt in de e-mail aan de melder en op de pagina om te volgen.",
                    missing: "Schrijf wat er is gedaan."
                ),
                FormField(
                    Name.photo,
                    "Foto van het resultaat",
                    .file(types: Photo.MediaType.allCases.map(\.rawValue), limit: Photo.sizeLimit),
                    hint: "Zonder mensen en kentekens. Iedereen met de volgcode ziet deze foto.",
                    missing: nil
                ),
            ],
            hidden: [Form.HiddenValue(Name.version, String(handled.file.work.version))],
            submit: "Rond de melding af",
            context
        )
    }

    private func show(_ form: Form, _ handled: HandledReport, _ context: Context, status: Int = 200) -> Response {
        handled.show(Self.title, Self.part, [.form(form)], context, status: status)
    }
}
