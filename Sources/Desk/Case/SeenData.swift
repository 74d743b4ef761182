internal import Kernel

/// Data of a resident that was logged as seen, for one page and never for an address.
struct SeenData: Sendable {
    var number: CitizenServiceNumber?
    /// What was filled in: on the form of the case type, or on that of its module.
    var answers: [Fact]?
    var mails: [MailAddress]?
    var outcomes: [Fact]?

    /// Reads and logs what is asked for; the page may be shown only after the commit.
    init(
        _ kind: SeenKind,
        of handled: HandledCase,
        for purpose: ReadPurpose,
        _ dossiers: ModuleDossiers,
        _ session: any WriteSession
    ) throws {
        let file = handled.file
        switch kind {
        case .number:
            try session.readLog.log([.citizenServiceNumber], of: file, purpose: purpose)
            if case .person(let found) = try session.cases.resident(of: file) { number = found }
        case .answers:
            let typed = try session.answers.answers(of: file, purpose: purpose)
            let kept = try dossiers.answers(of: file, handled.type, in: session.tables)
            if typed.isEmpty, !kept.isEmpty { try session.readLog.log([.answers], of: file, purpose: purpose) }
            answers = handled.type.spoken(typed) + kept
        case .mail: mails = try session.addresses.addresses(of: file, purpose: purpose)
        case .tasks: outcomes = try Self.outcomes(of: file, for: purpose, session)
        }
    }

    /// What doing the tasks came to; a tick says nothing more than the list of tasks does.
    private static func outcomes(
        of file: CaseFile,
        for purpose: ReadPurpose,
        _ session: any WriteSession
    ) throws -> [Fact] {
        try session.tasks.tasks(of: file).compactMap { task in
            // What is in a file nobody sees here; that it is there stands in the list of documents.
            guard !task.holdsFile,
                case .answer(let text) = try session.tasks.outcome(
                    of: task,
                    of: file,
                    purpose: purpose
                )
            else { return nil }
            return Fact(task.what.name, Prose(text))
        }
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        if let answers {
            blocks.append(answers.isEmpty ? .paragraph("Er zijn geen antwoorden.") : .facts(answers))
        }
        if let mails {
            let facts = mails.map { Fact("E-mailadres", Prose($0.text)) }
            blocks.append(facts.isEmpty ? .paragraph("Er is geen e-mailadres.") : .facts(facts))
        }
        if let outcomes {
            blocks.append(outcomes.isEmpty ? .paragraph("Er zijn geen antwoorden bij taken.") : .facts(outcomes))
        }
        return blocks + [.paragraph("Deze gegevens ziet u één keer. Dat u keek, staat in het inzagelog.")]
    }
}

extension CaseDesk {
    /// Logs what is going to be seen and why, and shows it once after the commit.
    @Sendable
    func reveal(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        return Change { session in
            let handled = try HandledCase(request, context, session.cases)
            let kind = try Self.kind(typed, of: handled.file, session)
            let purpose = RevealForm.purpose(typed.text("doel"))
            let seen = try kind.flatMap { kind in
                try purpose.map { try SeenData(kind, of: handled, for: $0, dossiers, session) }
            }
            // Without a reason nothing more is shown, but the page of the case is there again.
            if seen == nil { try session.readLog.log([.caseFile], of: handled.file, purpose: .caseWork) }
            return Rendering {
                let view = try view(request, context)
                var page = try self.page(view, context, answer: seen == nil ? nil : .seen)
                page.seen = seen
                if seen == nil, let staff = context.session {
                    page.reasonForm = RevealForm.form(view, staff).filled(from: typed)
                }
                return context.show(try page.page, status: seen == nil ? 422 : 200)
            }
        }
    }

    /// What is asked for; a number of a case without a person is not there to be seen, so nobody is logged for it.
    private static func kind(_ typed: FormAnswers, of file: CaseFile, _ session: any WriteSession) throws -> SeenKind? {
        let asked = SeenKind(rawValue: typed.text("wat"))
        guard asked == .number else { return asked }
        guard case .person = try session.cases.resident(of: file) else { return nil }
        return asked
    }
}
