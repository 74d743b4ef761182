internal import Kernel

/// `/werk/inspraak/{consultation}/meningen/{submission}`: what the note says of one opinion, and the answer.
///
/// What somebody wrote stands with the case: who opens it there is logged.
enum AnswerSubmissions {
    static var routes: [Route] {
        let pattern = "/werk/inspraak/{consultation}/meningen/{submission}"
        return [
            Route(.get, pattern, access: ProjectOffice.access, .read(show)),
            Route(.post, pattern, access: ProjectOffice.access, .change(take)),
        ]
    }

    static func address(_ submission: Submission, of consultation: Consultation) -> Address {
        MakeConsultation.address(consultation, "meningen/\(submission.number)")
    }

    private static func find(_ request: Request, _ tables: any Database) throws -> (Consultation, Submission) {
        let consultation = try RunConsultation.consultation(request, tables)
        let number = Int(request.parameters["submission"] ?? "")
        guard let submission = try number.flatMap({ try ConsultationTable(tables).submission($0, in: consultation) })
        else {
            throw Problem.notFound
        }
        return (consultation, submission)
    }

    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let (consultation, submission) = try context.read { try find(request, $0.tables) }
        return context.show(page(submission, form(submission, consultation, context), consultation, context))
    }

    @Sendable
    private static func take(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let typed = FormAnswers(request)
        return Change { session in
            let (consultation, submission) = try find(request, session.tables)
            let done = Rendering { context.seeOther(MakeConsultation.address(consultation)) }
            // What stands in a published note does not change any more.
            guard consultation.note == nil else { return done }
            let form = form(submission, consultation, context).filled(from: typed).withoutNumbers(in: typed)
            guard form.isWithoutFaults else {
                let page = page(submission, form, consultation, context)
                return Rendering { context.show(page, status: 422) }
            }
            let reply = Submission.Reply(summary: typed.text("kern"), answer: typed.text("antwoord"))
            guard submission.reply != reply else { return done }
            try ConsultationTable.reply(reply, to: submission, in: session.tables)
            if submission.reply?.answer != reply.answer {
                try SubmissionCase.answer(reply, to: submission, in: consultation, context, session)
            }
            return done
        }
    }

    private static func form(_ submission: Submission, _ consultation: Consultation, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: address(submission, of: consultation),
            fields: [
                FormField(
                    "kern",
                    "Wat zei iemand, in het kort?",
                    .paragraph(limit: 2_000),
                    hint: "Dit staat in de nota. Zonder naam of adres.",
                    missing: "Schrijf in het kort wat iemand zei.",
                    answer: submission.reply.map { .text($0.summary) } ?? .none
                ),
                FormField(
                    "antwoord",
                    "Wat deed u ermee, en waarom?",
                    .paragraph(limit: 3_000),
                    hint: "De inwoner krijgt dit antwoord. Het staat ook in de nota.",
                    missing: "Schrijf wat u met de mening deed.",
                    answer: submission.reply.map { .text($0.answer) } ?? .none
                ),
            ],
            submit: "Verstuur het antwoord"
        )
    }

    private static func page(
        _ submission: Submission,
        _ form: Form,
        _ consultation: Consultation,
        _ context: Context
    ) -> Page {
        let number = submission.caseNumber.description
        return context.staffPage(
            "Beantwoord mening \(submission.number)",
            section: MakeConsultation.page.words,
            here: address(submission, of: consultation),
            [
                .facts([
                    Fact("Plan", Prose(consultation.plan.title)),
                    Fact("Op tijd?", Prose(submission.timing.badge.words)),
                    Fact(
                        "Wat iemand schreef",
                        "\(link: Link("Lees het bij zaak \(number)", .local("/werk/zaken/\(number)")))"
                    ),
                ])
            ]
                + (consultation.note == nil
                    ? [.form(form)] : submission.reply.map { [.paragraph(Prose($0.answer))] } ?? [])
                + [.links([Link("Terug naar de inspraak", MakeConsultation.address(consultation))])]
        )
    }
}
