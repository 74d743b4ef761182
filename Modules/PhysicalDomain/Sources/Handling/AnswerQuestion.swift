internal import Kernel

/// `/melden/vraag/{code}`: who made a report answers what the municipality asked, without login.
///
/// The follow code leads here and is not enough: who only follows a report has it too. The code of the question stands
/// in the message to the reporter alone.
struct AnswerQuestion: Sendable {
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)
    private let limit = SendLimit.reports

    enum Name {
        static let code = "antwoordcode"
        static let answer = "antwoord"
        static let photo = "foto"
    }

    static func address(_ code: FollowCode) -> Address { .local("/melden/vraag/\(code)") }

    var routes: [Route] {
        [
            Route(.get, "/melden/vraag/{code}", access: .anyone, .read(ask)),
            Route(
                .post,
                "/melden/vraag/{code}",
                access: .anyone,
                bodyLimit: TakeReport.bodyLimit,
                .slowChange(take)
            ),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let file = try context.read { try open(request, context, $0.cases, $0.tables) }
        return show(form(file), context)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let typed = FormAnswers(request)
        try limit.check(request, context)
        // No photo of who cannot answer is kept, not for a moment.
        let mayAnswer = try context.read { try self.mayAnswer(typed, request, $0.cases, $0.tables) }
        let photo = mayAnswer ? try keptPhoto(request, context) : .success(nil)
        if mayAnswer { limit.count(request, context) }
        return Change { session in
            if case .success(let kept?) = photo { try session.waitingFiles.add(kept.hash, kept.photo.bytes) }
            // The same button twice has the same answer, and the first one stays.
            if let file = try answered(typed, request, session) {
                return Rendering { context.seeOther(.local("/volg/\(file.followCode)")) }
            }
            let file = try open(request, context, session.cases, session.tables)
            var form = form(file).filled(from: typed)
            if case .failure(let fault) = photo { form = form.faulted(Name.photo, fault.sentence) }
            let question = try (try? FollowCode(typed.text(Name.code))).flatMap {
                try QuestionTable(session.tables).question(of: file, code: $0)
            }
            if !typed.text(Name.code).isEmpty, question?.isOpen(for: file) != true {
                tries.countFailure(of: request.remoteAddress, at: context.now)
                form = form.faulted(Name.code, "Deze code klopt niet. Kijk in onze e-mail met de vraag.")
            }
            guard form.isWithoutFaults, let question else {
                let page = form
                return Rendering { show(page, context, status: 422) }
            }
            try keep(typed.text(Name.answer), try photo.get(), to: question, file, context, session)
            return Rendering { context.seeOther(.local("/volg/\(file.followCode)")) }
        }
    }

    private func keep(
        _ answer: String,
        _ photo: KeptPhoto?,
        to question: Question,
        _ file: CaseFile,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        guard let task = try session.tasks.task(question.task, of: file) else { throw Problem.notFound }
        // Somebody may have answered on the own pages meanwhile; that answer stays.
        if task.state == .open { try session.tasks.complete(task, of: file, with: .answer(answer)) }
        try QuestionTable.markAnswered(question, at: context.now, in: session.tables)
        if let photo, let report = try ReportTable(session.tables).key(of: file) {
            let id = session.newID()
            try UploadedPhotos(session).add(
                photo.photo,
                hash: photo.hash,
                id: id,
                at: context.now
            )
            try UploadedPhotos(session).claim(id, for: report)
        }
        _ = try session.contacts.register(
            channel: StandardChannel.web,
            at: context.now,
            subject: "Antwoord op onze vraag over een melding",
            caseNumber: file.number
        )
    }

    /// Whether the codes open a question that waits for its answer.
    private func mayAnswer(
        _ typed: FormAnswers,
        _ request: Request,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> Bool {
        guard let code = try? FollowCode(request.parameters["code"] ?? ""),
            let answerCode = try? FollowCode(typed.text(Name.code)), let file = try cases.find(code: code)
        else { return false }
        return try QuestionTable(tables).question(of: file, code: answerCode)?.isOpen(for: file) == true
    }

    /// The report whose question was answered with this code before; `nil` when it was not.
    private func answered(
        _ typed: FormAnswers,
        _ request: Request,
        _ session: any WriteSession
    ) throws -> CaseFile? {
        guard let code = try? FollowCode(request.parameters["code"] ?? ""),
            let answerCode = try? FollowCode(typed.text(Name.code)),
            let file = try session.cases.find(code: code),
            let question = try QuestionTable(session.tables).question(of: file, code: answerCode),
            question.answeredAt != nil
        else { return nil }
        return file
    }

    /// - Throws: ``Problem/notFound`` when the code is no report's, or nothing is asked about it.
    private func open(
        _ request: Request,
        _ context: Context,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> CaseFile {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        guard let code, let file = try cases.find(code: code),
            try QuestionTable(tables).questions(of: file).contains(where: { $0.isOpen(for: file) })
        else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return file
    }

    private struct KeptPhoto {
        let photo: Photo
        let hash: String
    }

    private func keptPhoto(_ request: Request, _ context: Context) throws -> Result<KeptPhoto?, PhotoFault> {
        guard let file = request.form?.files.first(where: { $0.name == Name.photo }) else { return .success(nil) }
        do {
            let photo = try Photo(cleaning: file.bytes)
            return .success(KeptPhoto(photo: photo, hash: try context.files.keep(photo.bytes)))
        } catch let fault as PhotoFault {
            return .failure(fault)
        }
    }

    private func form(_ file: CaseFile) -> Form {
        Form(
            to: Self.address(file.followCode),
            fields: [
                FormField(
                    Name.code,
                    "Antwoordcode",
                    .code,
                    hint: "U vindt deze code in onze e-mail, bij de vraag.",
                    missing: "Vul de antwoordcode in."
                ),
                FormField(
                    Name.answer,
                    "Uw antwoord",
                    .paragraph(limit: 1_000),
                    missing: "Schrijf uw antwoord. Dan kunnen wij verder."
                ),
                FormField(
                    Name.photo,
                    "Foto",
                    .file(types: Photo.MediaType.allCases.map(\.rawValue), limit: Photo.sizeLimit),
                    hint: "Een JPEG of PNG van hoogstens 10 MB. Wij wissen de plek die in de foto staat.",
                    missing: nil
                ),
            ],
            submit: "Verstuur uw antwoord"
        )
    }

    private func show(_ form: Form, _ context: Context, status: Int = 200) -> Response {
        context.show(
            Page(
                "Beantwoord onze vraag",
                section: "Doe een melding",
                lead: "Wij stuurden u een e-mail met een vraag over uw melding.",
                blocks: [.form(form)]
            ),
            status: status
        )
    }
}
