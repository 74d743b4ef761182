internal import Kernel

/// The case that an opinion on a draft becomes: confirmed when it comes in, closed with its answer.
enum SubmissionCase {
    static let typeKey = "zienswijze"
    static let answeredStep = "beantwoord"

    static let reserved = ReservedStep(answeredStep, of: typeKey, page: "Beantwoord deze mening")

    /// What came in, from where.
    struct Arrival: Sendable {
        let channel: StandardChannel
        let timing: Submission.Timing
        let answers: [CaseAnswer]
        /// Where the messages go; `nil` for nowhere but the page of the case.
        let mail: MailAddress?
        /// Recognises the same form sent twice.
        let mark: UniqueID
    }

    /// On the pages of the case: which draft, and whether it came in time.
    static var panel: CasePanel {
        CasePanel(of: [typeKey]) { file, reader, tables, _ in
            guard let submission = try ConsultationTable(tables).submission(ofCase: file.number),
                let consultation = try ConsultationTable(tables).consultation(submission.consultation)
            else { return [] }
            let link =
                reader == .staff
                ? Link(reserved.page, AnswerSubmissions.address(submission, of: consultation))
                : Link("Bekijk de inspraak", ShowConsultations.address(consultation))
            return [
                .section(
                    consultation.plan.title,
                    [
                        .facts([
                            Fact("Nummer in de nota", Prose(String(submission.number))),
                            Fact("Op tijd?", Prose(submission.timing.words)),
                        ]), .links([link]),
                    ]
                )
            ]
        }
    }

    /// Opens the case, or finds the one that this form became when it was sent before.
    ///
    /// - Throws: ``Problem`` 503 where the municipality has no such case type, or ``Problem/formReused``.
    static func open(
        _ arrival: Arrival,
        in consultation: Consultation,
        _ context: Context,
        _ session: any WriteSession
    ) throws -> CaseFile {
        guard let type = context.caseTypes.current(typeKey, on: context.today) else {
            throw Problem.consultationNotReady
        }
        let earlier = try session.caseSent(mark: arrival.mark, of: type) { sent, _ in
            sent.isRepeated(by: arrival.answers)
        }
        if let earlier { return earlier }
        let isOwn = context.caller.residentSession != nil
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: arrival.channel,
                title: String("Mening: \(consultation.plan.title)".prefix(200)),
                resident: isOwn ? try session.own.identity() : .anonymous,
                dates: CaseDates(targetOn: nil, deadlineOn: nil)
            )
        )
        try ConsultationTable.add(arrival.timing, of: file.number, to: consultation, in: session.tables)
        try session.answers.keep(arrival.answers, mark: arrival.mark, for: file)
        let text = try? MessageText(
            subject: "Wij hebben uw mening: \(consultation.plan.title)",
            about: "Uw mening over: \(consultation.plan.title). Het zaaknummer is \(file.number).",
            news: "Wij hebben uw mening. \(arrival.timing.words)",
            expectation: "U hoeft niets te doen. U krijgt antwoord. Uw naam zetten wij niet op de website."
        )
        switch (text, arrival.mail) {
        case (let text?, let mail?): _ = try session.addresses.keep(mail, for: file, writing: text)
        case (let text?, nil): _ = try session.messages.send(text, about: file)
        case (nil, let mail?): try session.addresses.keep(mail, for: file)
        case (nil, nil): break
        }
        return file
    }

    /// Writes the sender the answer and closes the case; a better answer later is one more message.
    static func answer(
        _ reply: Submission.Reply,
        to submission: Submission,
        in consultation: Consultation,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        guard let file = try session.cases.find(number: submission.caseNumber) else { return }
        let text = try? MessageText(
            subject: "Wat wij met uw mening deden: \(consultation.plan.title)",
            about: "Uw mening over: \(consultation.plan.title). Het zaaknummer is \(file.number).",
            news: reply.answer,
            expectation: "U hoeft niets te doen."
        )
        guard !file.isClosed, let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let step = type.step(answeredStep)?.step
        else {
            if let text { _ = try session.messages.send(text, about: file) }
            return
        }
        let change = StatusChange(to: step, at: context.now, resultKey: answeredStep, message: text)
        _ = try session.cases.move(file, of: type, with: change)
    }
}

extension Problem {
    static let consultationNotReady = Problem(
        503,
        "case-type-missing",
        "U kunt hier nog geen mening sturen. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
