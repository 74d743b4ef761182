internal import Kernel

/// The page of one consultation for staff: numbers and cases, no names.
struct ConsultationSheet: Sendable {
    let consultation: Consultation
    let context: Context
    private let mark: UniqueID
    private let submissions: [Submission]

    init(
        _ consultation: Consultation,
        _ mark: UniqueID,
        _ context: Context,
        after last: Int,
        _ tables: any Database
    ) throws {
        self.consultation = consultation
        self.context = context
        self.mark = mark
        submissions = try ConsultationTable(tables).submissions(of: consultation, after: last)
    }

    /// The page; `faulted` is the form with what has to change, in place of the empty one.
    func page(_ faulted: Form? = nil) -> Page {
        context.staffPage(
            consultation.plan.title,
            section: MakeConsultation.page.words,
            here: MakeConsultation.address(consultation),
            lead: Prose(consultation.plan.summary),
            website + [.facts(facts), .table(table)] + more + forms(faulted)
        )
    }

    private var website: [Block] {
        let link = Link("Bekijk de pagina voor inwoners", ShowConsultations.address(consultation))
        if consultation.isPublished { return [.links([link])] }
        let form = VoteOffice.form(
            context,
            to: MakeConsultation.address(consultation, "openen"),
            submit: "Zet de inspraak op de website"
        )
        return [.notice(Notice(.info, "Inwoners zien dit nog niet.")), .form(form)]
    }

    private var facts: [Fact] {
        [
            Fact("Stand", Prose(MakeConsultation.badge(consultation, on: context.today).words)),
            Fact("Ligt open vanaf", Prose(consultation.plan.laidOn.inDutch)),
            Fact("Laatste dag", Prose("\(consultation.plan.closes.day.inDutch). \(consultation.plan.closes.text)")),
            Fact("Meningen", Prose("\(consultation.submissions), waarvan \(consultation.unanswered) zonder antwoord")),
        ] + (consultation.note.map { [Fact("Nota", Prose($0))] } ?? [])
    }

    private var table: Table {
        Table(
            "Meningen",
            columns: ["Nummer", "Zaak", "Op tijd?", "Antwoord"],
            rows: submissions.map { submission in
                let number = submission.caseNumber.description
                let link = Link("Mening \(submission.number)", AnswerSubmissions.address(submission, of: consultation))
                return [
                    .text("\(link: link)"), .text("\(link: Link(number, .local("/werk/zaken/\(number)")))"),
                    .badge(submission.timing.badge),
                    .badge(submission.reply == nil ? Badge(.warning, "Nog niet") : Badge(.success, "Beantwoord")),
                ]
            },
            empty: "Er kwam nog niets binnen."
        )
    }

    private var more: [Block] {
        guard submissions.count == ConsultationTable.perPage, let last = submissions.last else { return [] }
        let query = [Request.QueryItem(ShowConsultations.lastField, String(last.number))]
        return [.links([Link("Meer meningen", .local("/werk/inspraak/\(consultation.slug)", query: query))])]
    }

    private func forms(_ faulted: Form?) -> [Block] {
        guard consultation.isPublished, consultation.note == nil else { return [] }
        let forms = [
            ("Voer een brief in", Self.postForm(consultation, mark, context)),
            ("Zet de nota van beantwoording op de website", Self.noteForm(consultation, context)),
        ]
        return forms.map { title, empty in
            .section(title, [.form(faulted?.action == empty.action ? faulted ?? empty : empty)])
        }
    }

    static func postForm(_ consultation: Consultation, _ mark: UniqueID, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: MakeConsultation.address(consultation, "post"),
            fields: [
                FormField("binnen", "Wanneer kwam de brief binnen?", .date, missing: "Vul de dag in."),
                FormField(
                    "poststempel",
                    "Datum van het poststempel",
                    .date,
                    hint: "Leeg als de brief is gebracht. Op tijd gepost en binnen een week bij ons is op tijd.",
                    missing: nil
                ),
                FormField("naam", "Van wie is de brief?", .text(limit: 100), missing: "Vul de naam in."),
                FormField("mening", "Wat staat erin?", .paragraph(limit: 10_000), missing: "Neem de mening over."),
            ],
            hidden: [Form.HiddenValue(SignUp.markField, mark.description)],
            submit: "Voer de brief in"
        )
    }

    @Sendable
    static func noteForm(_ consultation: Consultation, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: MakeConsultation.address(consultation, "nota"),
            fields: [
                FormField(
                    "nota",
                    "Wat veranderde er aan het plan?",
                    .paragraph(limit: 2_000),
                    hint: "Dit staat boven de antwoorden. Namen komen niet op de website.",
                    missing: "Schrijf wat er aan het plan veranderde."
                )
            ],
            submit: "Zet de nota op de website"
        )
    }
}
