internal import Kernel

/// `/inspraak/{consultation}/stuur`: somebody says what they think of a draft, with or without login.
struct SendSubmission: Sendable {
    private let limit = SendLimit(refusal: .tooManySignUps)

    static let opinionField = "mening"

    var routes: [Route] {
        let pattern = "/inspraak/{consultation}/stuur"
        return [
            Route(.get, pattern, access: .anyoneOrResident, .read(ask)),
            Route(.post, pattern, access: .anyoneOrResident, .change(take)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let consultation = try context.read { try ShowConsultations.find(request, $0.tables) }
        guard isTaking(consultation, context) else {
            return context.seeOther(ShowConsultations.address(consultation))
        }
        return context.showForm(page(consultation, form(consultation, request.id, context), context))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        limit.count(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(SignUp.markField))) ?? request.id
        return Change { session in
            let consultation = try ShowConsultations.find(request, session.tables)
            guard isTaking(consultation, context) else {
                return Rendering { context.seeOther(ShowConsultations.address(consultation)) }
            }
            let form = form(consultation, mark, context).filled(from: typed).withoutNumbers(in: typed)
            guard form.isWithoutFaults else {
                return Rendering { context.showForm(page(consultation, form, context), status: 422) }
            }
            let name = context.caller.residentSession == nil ? typed.text(SignUp.nameField) : ""
            let arrival = SubmissionCase.Arrival(
                channel: .web,
                timing: Submission.Timing(received: context.today, posted: nil, in: consultation.plan),
                answers: [CaseAnswer(Self.opinionField, typed.text(Self.opinionField))]
                    + (name.isEmpty ? [] : [CaseAnswer(SignUp.nameField, name)]),
                mail: try? MailAddress(typed.text(SignUp.mailField)),
                mark: mark
            )
            let file = try SubmissionCase.open(arrival, in: consultation, context, session)
            return Rendering { context.seeOther(.local("/volg/\(file.followCode)")) }
        }
    }

    private func isTaking(_ consultation: Consultation, _ context: Context) -> Bool {
        [.open, .closed].contains(consultation.phase(on: context.today))
    }

    private func form(_ consultation: Consultation, _ mark: UniqueID, _ context: Context) -> Form {
        let session = context.caller.residentSession
        let name = FormField(
            SignUp.nameField,
            "Uw naam",
            .text(limit: 100),
            autocomplete: "name",
            missing: "Vul uw naam in."
        )
        let form = Form(
            to: ShowConsultations.address(consultation, "stuur"),
            fields: [
                FormField(
                    Self.opinionField,
                    "Wat vindt u van het plan, en waarom?",
                    .paragraph(limit: 10_000),
                    missing: "Schrijf wat u van het plan vindt."
                )
            ] + (session == nil ? [name] : []) + [
                FormField(
                    SignUp.mailField,
                    "E-mailadres",
                    .email,
                    hint: "Dit hoeft niet. Dan sturen wij ons antwoord ook per mail.",
                    missing: nil
                )
            ],
            hidden: [Form.HiddenValue(SignUp.markField, mark.description)],
            submit: "Verstuur uw mening"
        )
        return session.map { form.guarded(by: $0.formToken) } ?? form
    }

    private func page(_ consultation: Consultation, _ form: Form, _ context: Context) -> Page {
        let isLate = consultation.phase(on: context.today) == .closed
        let late = Notice(.warning, Prose(Submission.Timing.late.words.replacing("kwam na", with: "komt na")))
        return Page(
            "Stuur uw mening",
            section: consultation.plan.title,
            trail: [
                ShowConsultations.page, Link(consultation.plan.title, ShowConsultations.address(consultation)),
            ],
            blocks: (isLate ? [.notice(late)] : [])
                + [.paragraph("Uw naam komt niet op de website. Schrijf geen namen van anderen op."), .form(form)]
        )
    }
}
