internal import Kernel

extension SocialDomain {
    /// Adds the terms of youth help, income support, special assistance and debt help to the pages of their cases.
    func addTerms(to registry: inout ModuleRegistry) {
        registry.add(
            CasePanel(of: TermPanel.caseTypes) { file, reader, tables, context in
                guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else { return [] }
                let terms = try CaseTerm.all(of: file.key, in: tables)
                let panel = TermPanel(file: file, type: type, terms: terms, today: context.today, reader: reader)
                return panel.schedule.map { [.schedule($0)] } ?? []
            }
        )
    }
}

/// The limit of a case, what comes before it and the time to object, as days with their reasons.
struct TermPanel {
    let file: CaseFile
    let type: CaseType
    let terms: [CaseTerm]
    let today: Day
    let reader: CasePanel.Reader

    /// Of the case types without pages of their own.
    static let caseTypes: Set<String> = [
        "algemene-bijstand", "bijzondere-bijstand", "jeugdhulp", "schuldhulp", "schuldhulp-spoed",
    ]

    /// How a case ends without a decision that can be objected to.
    private static let undecided: Set<String> = ["ingetrokken", "advies", "vrij-toegankelijk"]

    private var opened: Day { file.openedAt.day }

    /// The drawing with the table; `nil` for a case without a limit.
    var schedule: Schedule? {
        guard let deadline = file.deadlineOn else { return nil }
        return Schedule(
            reader == .staff ? "De tijd voor deze aanvraag" : "Wanneer hoort u van ons?",
            conclusion: conclusion(deadline),
            rows: first + [limit(deadline)] + standing + objecting,
            today: file.isClosed ? nil : today
        )
    }

    private var first: [Schedule.Row] {
        guard let term = FirstTerm.all[file.typeKey] else { return [] }
        let end = term.end(from: opened)
        return [
            Schedule.Row(
                term.name,
                .others,
                from: opened.adding(days: 1),
                to: end.day,
                explanation: "Uiterlijk \(end.day.inDutch). \(end.text) (\(term.article))"
            )
        ]
    }

    private func limit(_ deadline: Day) -> Schedule.Row {
        let lawful = type.deadline(openedOn: opened, after: terms)
        let why = lawful?.day == deadline ? lawful?.text ?? "" : "Deze dag kwam van een ander systeem."
        return Schedule.Row(
            "Tijd om te beslissen",
            .limit,
            from: opened,
            to: deadline,
            explanation: "\(why) (\(type.statutoryTerm?.article ?? ""))"
        )
    }

    private var standing: [Schedule.Row] {
        terms.filter { $0.kind == .suspension }.map { term in
            Schedule.Row(
                term.endedOn == nil ? "De tijd staat stil" : "De tijd stond stil",
                .still,
                from: term.startedOn.adding(days: 1),
                to: term.endedOn ?? today,
                explanation: "Deze dagen tellen niet mee. (\(type.suspension?.article ?? "Awb, artikel 4:15"))"
            )
        }
    }

    private var objecting: [Schedule.Row] {
        guard let closed = file.closedAt?.day, let objection = type.objection,
            !Self.undecided.contains(file.resultKey ?? "")
        else { return [] }
        let end = objection.end(from: closed)
        return [
            Schedule.Row(
                "Tijd om bezwaar te maken",
                .others,
                from: closed.adding(days: 1),
                to: end.day,
                explanation: "\(end.text) De eerste dag is de dag na ons besluit. (\(objection.article) en 6:8)"
            )
        ]
    }

    private func conclusion(_ deadline: Day) -> String {
        if file.isClosed { return "De zaak is klaar." }
        if let since = file.work.suspendedOn { return "De tijd staat stil sinds \(since.inDutch)." }
        return deadline < today
            ? "Wij hadden uiterlijk moeten beslissen op \(deadline.inDutch)."
            : "Wij beslissen uiterlijk op \(deadline.inDutch)."
    }
}
