internal import Kernel

/// `/advies/{code}`: a partner reads for what its advice is asked and gives it, without login, by the code in its mail.
///
/// It reads the kind of application, the place and the question; never who applied, or in which words.
struct AdviseAsPartner: Sendable {
    let kinds: PermitKindList
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    init(kinds: PermitKindList) { self.kinds = kinds }

    private enum Name {
        static let verdict = "oordeel"
        static let text = "tekst"
    }

    static func address(_ code: FollowCode) -> Address { .local("/advies/\(code)") }

    var routes: [Route] {
        [
            Route(.get, "/advies/{code}", access: .anyone, .read(ask)),
            Route(.post, "/advies/{code}", access: .anyone, .change(take)),
        ]
    }

    /// On the page of the question's case, to which the mail leads.
    var panel: CasePanel {
        CasePanel(of: [AdviceQuestion.caseTypeKey]) { file, reader, _, _ in
            reader == .staff ? [] : [.action(Link("Lees de vraag en geef uw advies", Self.address(file.followCode)))]
        }
    }

    /// What lies behind a code.
    private struct Found {
        let file: CaseFile
        let permit: PermitFile
        let advice: Advice
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let found = try context.read { try open(request, context, $0.cases, $0.tables) }
        return show(form(found), found, context)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        return Change { session in
            let found = try open(request, context, session.cases, session.tables)
            // The same button twice has the same answer, and the first one stays.
            if found.advice.answer != nil {
                return Rendering { context.seeOther(Self.address(found.file.followCode)) }
            }
            let form = form(found).filled(from: typed).withoutNumbers(in: typed)
            if found.permit.file.isClosed { return Rendering { show(form, found, context, status: 409) } }
            guard form.isWithoutFaults, let verdict = Advice.Verdict(rawValue: typed.text(Name.verdict)) else {
                return Rendering { show(form, found, context, status: 422) }
            }
            let answer = Advice.Answer(on: context.today, verdict: verdict, text: typed.text(Name.text))
            try keep(answer, found, context, session)
            return Rendering { context.seeOther(Self.address(found.file.followCode)) }
        }
    }

    private func keep(
        _ answer: Advice.Answer,
        _ found: Found,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        try AdviceTable.answer(found.advice, answer, in: session.tables)
        let key = found.permit.type.key
        try PermitFigures.count(found.advice, answeredOn: answer.on, of: key, in: session.tables)
        try AdviceQuestion.end(adviceKey: found.advice.key, .given, context, session)
        _ = try session.contacts.register(
            channel: StandardChannel.web,
            at: context.now,
            subject: "Advies van \(found.permit.kind.partner(found.advice.partner)?.name ?? found.advice.partner)",
            caseNumber: found.permit.file.number
        )
    }

    /// - Throws: ``Problem``: 404 for a code that is no question for advice, 429 after ten of those.
    private func open(
        _ request: Request,
        _ context: Context,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> Found {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        guard let code, let file = try cases.find(code: code),
            let question = try AdviceQuestion.question(file, in: tables),
            let permit = try permit(question, context, cases, tables),
            let advice = permit.advices.first(where: { $0.key == question.adviceKey })
        else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return Found(file: file, permit: permit, advice: advice)
    }

    private func permit(
        _ question: AdviceQuestion,
        _ context: Context,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> PermitFile? {
        let code = try tables.first("SELECT follow_code FROM public_case WHERE id = \(question.permitKey)") {
            try FollowCode(try $0.text(0))
        }
        guard let code, let file = try cases.find(code: code), let kind = kinds[file.typeKey],
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
        else { return nil }
        return try PermitFile(file, type, kind, in: tables)
    }

    private func form(_ found: Found) -> Form {
        Form(
            to: Self.address(found.file.followCode),
            fields: [
                FormField(
                    Name.verdict,
                    "Wat is uw advies?",
                    .choice(Advice.Verdict.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }),
                    missing: "Kies wat uw advies is."
                ),
                FormField(
                    Name.text,
                    "Wat wilt u erbij zeggen?",
                    .paragraph(limit: 2_000),
                    hint: "Schrijf waarom, en welke voorwaarden u stelt.",
                    missing: "Schrijf een korte uitleg."
                ),
            ],
            submit: "Verstuur uw advies"
        )
    }

    private func show(_ form: Form, _ found: Found, _ context: Context, status: Int = 200) -> Response {
        let place = found.permit.place.map { [Fact("Waar", Prose("Bij postcode \($0.text)"))] } ?? []
        let facts =
            [Fact("Aanvraag", Prose(found.permit.type.name))] + place + [
                Fact("Onze vraag", Prose(found.advice.question)),
                Fact("Graag uiterlijk op", Prose(found.advice.dueOn.inDutch)),
            ]
        return context.show(
            Page(
                "Geef uw advies",
                lead: "Wij vragen u om advies over een aanvraag.",
                blocks: [.facts(facts)] + rest(form, found)
            ),
            status: status
        )
    }

    private func rest(_ form: Form, _ found: Found) -> [Block] {
        if let answer = found.advice.answer {
            return [
                .notice(Notice(.success, "Wij hebben uw advies. Dank u wel.", isAnswer: true)),
                .facts([Fact("Uw advies", Prose(answer.verdict.inDutch)), Fact("Uw uitleg", Prose(answer.text))]),
            ]
        }
        guard !found.permit.file.isClosed else {
            return [.notice(Notice(.info, "De gemeente heeft al besloten. Uw advies is niet meer nodig."))]
        }
        return [.form(form)]
    }
}
