internal import Kernel

/// `/werk/meldingen/{number}/partner`: passes a report to another organisation, as a case of its own with the partner's
/// address.
struct AskPartner: Sendable {
    static let part = "partner"
    static let title = "Vraag een partner"

    enum Name {
        static let partner = "partner"
        static let question = "vraag"
    }

    var routes: [Route] {
        let pattern = "\(HandledReport.pattern)/\(Self.part)"
        return [
            Route(.get, pattern, access: .staff(.handleCases), .read(ask)),
            Route(.post, pattern, access: .staff(.handleCases), .change(take)),
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
        return Change { session in
            let handled = try HandledReport(request, context, session.cases)
            if handled.file.isClosed { return Rendering { handled.closed(Self.title, Self.part, context) } }
            let form = form(handled, context).filled(from: typed).withoutNumbers(in: typed)
            let partner = context.municipality.partners.first { $0.key == typed.text(Name.partner) }
            guard form.isWithoutFaults, let partner else {
                return Rendering { show(form, handled, context, status: 422) }
            }
            let question = typed.text(Name.question)
            // The same button twice asks once.
            if try !waits(for: partner, question, handled.file, session.tables) {
                try send(question, to: partner, about: handled.file, context, session)
            }
            return Rendering { context.seeOther(handled.page) }
        }
    }

    private func waits(
        for partner: Partner,
        _ question: String,
        _ report: CaseFile,
        _ tables: any Database
    ) throws -> Bool {
        let asked = try PartnerTable(tables).questions(about: report)
        return asked.contains { $0.partnerKey == partner.key && $0.question == question && $0.answer == nil }
    }

    func send(
        _ question: String,
        to partner: Partner,
        about report: CaseFile,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        guard let type = context.caseTypes.current(PartnerQuestion.caseTypeKey, on: context.today) else {
            throw Problem.moduleNotReady
        }
        let asked = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: .mail,
                title: "Vraag aan \(partner.name): \(report.title)",
                dates: type.dates(openedOn: context.today, in: context.municipality),
                team: report.work.team
            )
        )
        try PartnerTable.add(
            PartnerQuestion(
                caseKey: asked.key,
                reportKey: report.key,
                partnerKey: partner.key,
                question: question,
                askedAt: context.now,
                answer: nil
            ),
            to: session.tables
        )
        try session.handling.relate(report, to: asked)
        // The address comes last: the partner then gets the announcement of the first step, with the way to the question.
        try session.addresses.keep(partner.mail, for: asked)
        _ = try session.messages.send(
            MessageText(
                subject: "Uw melding ligt bij \(partner.name)",
                about: "Uw melding: \(report.title). Het zaaknummer is \(report.number).",
                news: "Dit werk is misschien van \(partner.name). Wij vroegen \(partner.name) om hulp.",
                expectation: "U hoeft niets te doen. U hoort van ons hoe het verder gaat."
            ),
            about: report
        )
    }

    private func form(_ handled: HandledReport, _ context: Context) -> Form {
        handled.form(
            Self.part,
            [
                FormField(
                    Name.partner,
                    "Aan wie?",
                    .choice(context.municipality.partners.map { FormField.Option($0.key, $0.name) }),
                    missing: "Kies een partner."
                ),
                FormField(
                    Name.question,
                    "Wat vraagt u?",
                    .paragraph(limit: 1_000),
                    hint: "De partner leest dit, met de soort en de plek van de melding. Noem geen namen.",
                    missing: "Schrijf uw vraag."
                ),
            ],
            submit: "Verstuur de vraag",
            context
        )
    }

    private func show(_ form: Form, _ handled: HandledReport, _ context: Context, status: Int = 200) -> Response {
        let none = Block.notice(Notice(.info, "Er zijn nog geen partners. Uw beheerder zet ze in de instellingen."))
        let blocks = context.municipality.partners.isEmpty ? [none] : [.form(form)]
        return handled.show(Self.title, Self.part, blocks, context, status: status)
    }
}
