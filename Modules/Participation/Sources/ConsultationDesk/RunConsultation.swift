internal import Kernel

/// `/werk/inspraak/{consultation}`: on the website, opinions that came by post, and the note with every answer.
struct RunConsultation: Sendable {
    var routes: [Route] {
        let pattern = "/werk/inspraak/{consultation}"
        let access = ProjectOffice.access
        return [
            Route(.get, pattern, access: access, .read(show)),
            Route(.post, pattern + "/openen", access: access, .change(publish)),
            Route(.post, pattern + "/post", access: access, .change(enter)),
            Route(.post, pattern + "/nota", access: access, .change(publishNote)),
        ]
    }

    /// - Throws: ``Problem/notFound``.
    static func consultation(_ request: Request, _ tables: any Database) throws -> Consultation {
        let slug = request.parameters["consultation"] ?? ""
        guard let consultation = try ConsultationTable(tables).consultation(slug: slug) else { throw Problem.notFound }
        return consultation
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let last = request.query(ShowConsultations.lastField).flatMap { Int($0) } ?? 0
        let page = try context.read { session in
            let consultation = try Self.consultation(request, session.tables)
            return try ConsultationSheet(consultation, request.id, context, after: last, session.tables).page()
        }
        return context.show(page)
    }

    @Sendable
    private func publish(_ request: Request, _ context: Context) throws -> Change {
        try onConsultation(request, context) { consultation, _, session in
            try ConsultationTable.publish(consultation, in: session.tables)
            return nil
        }
    }

    /// The day of the postmark and that of the arrival decide together whether it is in time (Awb 6:9).
    @Sendable
    private func enter(_ request: Request, _ context: Context) throws -> Change {
        let mark = (try? UniqueID(FormAnswers(request).text(SignUp.markField))) ?? request.id
        return try onConsultation(request, context, { ConsultationSheet.postForm($0, mark, $1) }) {
            consultation,
            answers,
            session in
            guard consultation.isPublished, consultation.note == nil else {
                return ("mening", "Er kan nu niets meer bij.")
            }
            guard let received = answers.day("binnen"), received <= context.today else {
                return ("binnen", "Kies de dag waarop de brief binnenkwam.")
            }
            let posted = answers.day("poststempel")
            if let posted, posted > received { return ("poststempel", "Het poststempel is van voor die dag.") }
            let arrival = SubmissionCase.Arrival(
                channel: .post,
                timing: Submission.Timing(received: received, posted: posted, in: consultation.plan),
                answers: [
                    CaseAnswer(SendSubmission.opinionField, answers.text("mening")),
                    CaseAnswer(SignUp.nameField, answers.text("naam")),
                ],
                mail: nil,
                mark: mark
            )
            _ = try SubmissionCase.open(arrival, in: consultation, context, session)
            return nil
        }
    }

    /// Only after the term, and only when everybody has an answer.
    @Sendable
    private func publishNote(_ request: Request, _ context: Context) throws -> Change {
        try onConsultation(request, context, ConsultationSheet.noteForm) { consultation, answers, session in
            guard consultation.isPublished, consultation.phase(on: context.today) == .closed else {
                return ("nota", "De nota kan op de website na de laatste dag.")
            }
            guard consultation.unanswered == 0 else {
                let words = VoteWords.counted(consultation.unanswered, "mening", "meningen")
                return ("nota", "Er is nog \(words) zonder antwoord. Beantwoord die eerst.")
            }
            try ConsultationTable.publish(note: answers.text("nota"), of: consultation, in: session.tables)
            return nil
        }
    }

    /// A change to a consultation; `act` gives what is wrong in which field of the form, or `nil`.
    private func onConsultation(
        _ request: Request,
        _ context: Context,
        _ form: (@Sendable (Consultation, Context) -> Form)? = nil,
        _ act:
            @escaping @Sendable (Consultation, FormAnswers, any WriteSession) throws -> (
                field: String, sentence: String
            )?
    ) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        return Change { session in
            let consultation = try Self.consultation(request, session.tables)
            var filled = form.map { $0(consultation, context).filled(from: answers).withoutNumbers(in: answers) }
            if filled?.isWithoutFaults != false, let fault = try act(consultation, answers, session) {
                filled = filled?.faulted(fault.field, fault.sentence)
            }
            guard let filled, !filled.isWithoutFaults else {
                return Rendering { context.seeOther(MakeConsultation.address(consultation)) }
            }
            let sheet = try ConsultationSheet(consultation, request.id, context, after: 0, session.tables)
            return Rendering { context.show(sheet.page(filled), status: 422) }
        }
    }
}
