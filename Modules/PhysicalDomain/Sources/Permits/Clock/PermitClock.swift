internal import Kernel

/// The whole limit of one application as days with their reasons (klok), for residents and for staff.
///
/// Everything that runs, stands still or comes due is one row; the texts are plain Dutch and name the article.
struct PermitClock {
    let permit: PermitFile
    let today: Day
    let reader: CasePanel.Reader

    private var file: CaseFile { permit.file }
    private var type: CaseType { permit.type }
    private var opened: Day { file.openedAt.day }
    private var isStaff: Bool { reader == .staff }
    /// Only who logged in is addressed: who has the code may be somebody else.
    private var applicant: String { reader == .resident ? "u" : "de aanvrager" }

    /// The drawing with the table; `nil` for a case without a limit.
    var schedule: Schedule? {
        guard let deadline = permit.deadline else { return nil }
        return Schedule(
            isStaff ? "De klok van deze zaak" : "Wanneer krijgt u ons besluit?",
            conclusion: conclusion(deadline.day),
            rows: [limit(deadline)] + extra + suspensions + advices + dropping + silence(deadline.day) + ending,
            today: file.isClosed ? nil : today
        )
    }

    private func limit(_ deadline: (day: Day, why: String)) -> Schedule.Row {
        let article = type.statutoryTerm.map { " (\($0.article))" } ?? ""
        let moves = file.work.suspendedOn == nil ? "" : " Deze dag schuift op zolang de tijd stilstaat."
        return Schedule.Row(
            "Tijd om te beslissen",
            .limit,
            from: opened,
            to: deadline.day,
            explanation: "\(deadline.why)\(moves)\(article)"
        )
    }

    /// The one extension, from the day after the limit without it (Awb 4:14, Omgevingswet 16.64).
    private var extra: [Schedule.Row] {
        guard let rule = type.termExtension?.term, let term = permit.terms.first(where: { $0.kind == .extension }),
            let end = permit.deadline?.day,
            let before = type.deadline(openedOn: opened, after: permit.terms.filter { $0.kind != .extension })?.day,
            before < end
        else { return [] }
        return [
            Schedule.Row(
                "Extra tijd",
                .more,
                from: before.adding(days: 1),
                to: end,
                explanation: "\(rule.inDutch) erbij, dat kan één keer. \(term.reason) (\(rule.article))"
            )
        ]
    }

    /// Each time that the limit stood still: from the day after it was told, up to the day on which it was complete or the
    /// given time passed (Awb 4:15, first paragraph).
    private var suspensions: [Schedule.Row] {
        permit.terms.filter { $0.kind == .suspension }.map { term in
            let asked = permit.completions.first { $0.askedOn == term.startedOn }
            let isOpen = term.endedOn == nil
            let end = term.endedOn ?? asked?.lastOn ?? today
            let article = type.suspension.map { " (\($0.article))" } ?? ""
            return Schedule.Row(
                isOpen ? "De tijd staat stil" : "De tijd stond stil",
                .still,
                from: term.startedOn.adding(days: 1),
                to: end,
                explanation: "\(why(asked, isOpen: isOpen, end)) Deze dagen tellen niet mee.\(article)"
            )
        }
    }

    private func why(_ asked: Completion?, isOpen: Bool, _ end: Day) -> String {
        // What is missing can tell who somebody is, so who only has the code does not read it.
        let parts = asked.map { reader == .follower ? "iets wat nog mist" : $0.partsInOneLine }
        let request = parts.map { "Wij vroegen om: \($0)." } ?? "Wij wachten op iets."
        return switch asked?.end?.kind {
        case .passed: "\(request) De tijd daarvoor is voorbij."
        case .received, .dropped: request
        case nil where isOpen && asked != nil: "\(request) De laatste dag daarvoor is \(end.inDutch)."
        case nil: request
        }
    }

    private var advices: [Schedule.Row] {
        permit.advices.map { advice in
            let name = permit.kind.partner(advice.partner)?.name ?? "Een partner"
            let start = "Wij vroegen advies. De laatste dag daarvoor is \(advice.dueOn.inDutch)."
            let rest =
                advice.answer.map { "Het advies kwam op \($0.on.inDutch)." }
                ?? (advice.isLate(on: today) ? "Het kwam niet op tijd. Wij mogen dan toch beslissen." : "")
            return Schedule.Row(
                "Advies: \(name)",
                .others,
                from: advice.askedOn,
                to: advice.answer?.on ?? advice.dueOn,
                explanation: [start, rest, "(Awb, artikel 3:6)"].filter { !$0.isEmpty }.joined(separator: " ")
            )
        }
    }

    /// Until when an incomplete application may be dropped; only handlers need to know.
    private var dropping: [Schedule.Row] {
        guard isStaff, !file.isClosed, permit.openCompletion == nil, let end = permit.lastCompletion?.end,
            end.kind == .passed
        else { return [] }
        let last = CompletionTerm.lastDayToDrop(from: end.on)
        return [
            Schedule.Row(
                "Uiterlijk: niet behandelen",
                on: last.day,
                explanation: "\(last.text) Daarna kan dit niet meer. (Awb, artikel 4:5, lid 4)"
            )
        ]
    }

    /// What follows when no decision comes in time.
    private func silence(_ deadline: Day) -> [Schedule.Row] {
        guard !file.isClosed, file.work.suspendedOn == nil else { return [] }
        guard let silence = type.silence else {
            let text =
                isStaff
                ? "De aanvrager mag ons schrijven dat wij te laat zijn. Na 2 weken kost elke dag geld."
                : "Hebt u dan nog niets gehoord? Schrijf ons dat wij te laat zijn. Na 2 weken kunt u naar de rechter."
            return [
                Schedule.Row(
                    "Wij zijn te laat",
                    on: deadline.adding(days: 1),
                    explanation: "\(text) (Awb, artikelen 4:17 en 6:12)"
                )
            ]
        }
        let yes = SilentYes(deadline: deadline)
        let announce = "Wij maken dat uiterlijk bekend op \(yes.announceBy.day.inDutch). (Awb, artikel 4:20c)"
        return [
            Schedule.Row(
                "Anders is het ja",
                on: yes.comesAboutOn,
                explanation: "Beslissen wij niet op tijd? Dan zegt de wet ja. (\(silence.article)) \(announce)"
            ),
            Schedule.Row(
                "Het ja geldt vanaf",
                on: yes.countsFrom,
                explanation: "De derde dag na de laatste dag om te beslissen. (Awb, artikel 4:20b, lid 3)"
            ),
        ]
    }

    /// The decision, and the time to object to it from the day after (Awb 6:7 and 6:8).
    private var ending: [Schedule.Row] {
        guard let decision = permit.decision else { return [] }
        guard decision.outcome.isDecision else {
            return [Schedule.Row("Gestopt", on: decision.on, explanation: "De aanvraag is gestopt.")]
        }
        let words = decision.outcome == .byLaw ? "De wet zegt ja" : "Ons besluit"
        let made = Schedule.Row(words, on: decision.on, explanation: decided(decision))
        let counts = decision.countsFrom.map {
            Schedule.Row(
                "Geldt vanaf",
                on: $0,
                explanation: "De derde dag na de laatste dag om te beslissen. (Awb, artikel 4:20b, lid 3)"
            )
        }
        let objecting = type.objection.map { objection in
            let end = objection.end(from: decision.on)
            return Schedule.Row(
                "Tijd om bezwaar te maken",
                .others,
                from: decision.on.adding(days: 1),
                to: end.day,
                explanation: "\(end.text) De eerste dag is de dag na ons besluit. (\(objection.article) en 6:8)"
            )
        }
        return [made] + [counts, objecting].compactMap(\.self)
    }

    private func decided(_ decision: PermitDecision) -> String {
        switch decision.outcome {
        case .byLaw: "Er kwam geen besluit op tijd. (\(type.silence?.article ?? "Awb, artikel 4:20b"))"
        case .notProcessed: "De aanvraag was niet compleet. (Awb, artikel 4:5)"
        default: "Op deze dag beslisten wij en kreeg \(applicant) bericht. (Awb, artikel 3:41)"
        }
    }

    private func conclusion(_ deadline: Day) -> String {
        if let decision = permit.decision {
            let until = type.objection.map { $0.end(from: decision.on).day.inDutch }
            let objecting = until.map { "U kunt tot en met \($0) bezwaar maken." } ?? ""
            switch decision.outcome {
            case .withdrawn: return "De aanvraag is gestopt op \(decision.on.inDutch)."
            case .byLaw: return "De wet zegt ja, omdat er geen besluit was. \(objecting)"
            default: return "Het besluit is van \(decision.on.inDutch). \(objecting)"
            }
        }
        if file.isClosed { return "De zaak is klaar." }
        if let since = file.work.suspendedOn {
            let last = permit.openCompletion.map { "Dat kan tot en met \($0.lastOn.inDutch)." } ?? ""
            return "De tijd staat stil sinds \(since.inDutch). Wij wachten op \(applicant). \(last)"
        }
        let late = deadline < today ? "Wij hadden uiterlijk moeten beslissen op" : "Wij beslissen uiterlijk op"
        return "\(late) \(deadline.inDutch)."
    }
}
