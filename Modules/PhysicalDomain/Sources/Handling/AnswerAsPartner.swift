internal import Kernel

/// `/partner/{code}`: another organisation reads what it is asked and answers, without login, by the code in its mail.
struct AnswerAsPartner: Sendable {
    let categories: CategoryList
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    init(categories: CategoryList) { self.categories = categories }

    enum Name {
        static let outcome = "uitkomst"
        static let text = "toelichting"
        static let day = "klaar-op"
    }

    static func address(_ code: FollowCode) -> Address { .local("/partner/\(code)") }

    var routes: [Route] {
        [
            Route(.get, "/partner/{code}", access: .anyone, .read(ask)),
            Route(.post, "/partner/{code}", access: .anyone, .change(take)),
        ]
    }

    /// What lies behind a code.
    private struct Found {
        let file: CaseFile
        let question: PartnerQuestion
        let report: CaseFile
        /// The kind and the place, without who made the report and in which words.
        let facts: [Fact]
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
            // The same button twice has the same answer.
            if found.question.answer != nil {
                return Rendering { context.seeOther(Self.address(found.file.followCode)) }
            }
            let form = form(found).filled(from: typed).withoutNumbers(in: typed)
            let outcome = PartnerQuestion.Outcome(rawValue: typed.text(Name.outcome))
            guard form.isWithoutFaults, let outcome else {
                return Rendering { show(form, found, context, status: 422) }
            }
            let answer = PartnerQuestion.Answer(
                outcome: outcome,
                text: typed.text(Name.text),
                plannedOn: typed.day(Name.day),
                at: context.now
            )
            try keep(answer, found, context, session)
            return Rendering { context.seeOther(Self.address(found.file.followCode)) }
        }
    }

    private func keep(
        _ answer: PartnerQuestion.Answer,
        _ found: Found,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        try PartnerTable.keep(answer, to: found.question, in: session.tables)
        guard let type = context.caseTypes.version(found.file.typeKey, startsOn: found.file.typeStartsOn),
            let last = type.steps.last(where: \.isFinal)
        else { throw Problem.moduleNotReady }
        let change = StatusChange(to: last, at: context.now, resultKey: answer.outcome.rawValue)
        if !found.file.isClosed { _ = try session.cases.move(found.file, of: type, with: change) }
        let name = context.municipality.partnerName(found.question.partnerKey)
        _ = try session.contacts.register(
            channel: StandardChannel.web,
            at: context.now,
            subject: "Antwoord van \(name)",
            caseNumber: found.report.number
        )
        guard answer.outcome == .accepted, !found.report.isClosed else { return }
        let day = answer.plannedOn.map { " Het werk is klaar op \($0.inDutch)." } ?? ""
        _ = try session.messages.send(
            MessageText(
                subject: "\(name) lost uw melding op",
                about: "Uw melding: \(found.report.title). Het zaaknummer is \(found.report.number).",
                news: "Dit werk is van \(name). \(name) gaat het doen.\(day)",
                expectation: "U hoeft niets te doen."
            ),
            about: found.report
        )
    }

    /// - Throws: ``Problem``: 404 for a code that is no question to a partner, 429 after ten of those.
    private func open(
        _ request: Request,
        _ context: Context,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> Found {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        guard let code, let file = try cases.find(code: code), let question = try PartnerTable(tables).question(file),
            let number = try ReportTable(tables).number(ofCase: question.reportKey),
            let report = try cases.find(number: number)
        else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        let facts = try ReportTable(tables).facts(of: report, categories)
        return Found(file: file, question: question, report: report, facts: facts)
    }

    private func form(_ found: Found) -> Form {
        Form(
            to: Self.address(found.file.followCode),
            fields: [
                FormField(
                    Name.outcome,
                    "Doet u dit werk?",
                    .choice(PartnerQuestion.Outcome.allCases.map { FormField.Option($0.rawValue, $0.choice) }),
                    missing: "Kies wat u gaat doen."
                ),
                FormField(
                    Name.text,
                    "Wat wilt u erbij zeggen?",
                    .paragraph(limit: 1_000),
                    missing: "Schrijf een korte uitleg."
                ),
                FormField(Name.day, "Wanneer is het klaar?", .date, hint: "Bijvoorbeeld 27 11 2026.", missing: nil),
            ],
            submit: "Verstuur uw antwoord"
        )
    }

    private func show(_ form: Form, _ found: Found, _ context: Context, status: Int = 200) -> Response {
        let asked = Block.facts(found.facts + [Fact("Onze vraag", Prose(found.question.question))])
        let rest: [Block] =
            found.question.answer.map { answer in
                [
                    .notice(Notice(.success, "Wij hebben uw antwoord. Dank u wel.", isAnswer: true)),
                    .facts([
                        Fact("Uw keuze", Prose(answer.outcome.choice)), Fact("Uw uitleg", Prose(answer.text)),
                    ]),
                ]
            } ?? [.form(form)]
        return context.show(
            Page(
                "Een vraag van de gemeente",
                lead: "Wij vragen u om hulp bij een melding op straat.",
                blocks: [asked] + rest
            ),
            status: status
        )
    }
}
