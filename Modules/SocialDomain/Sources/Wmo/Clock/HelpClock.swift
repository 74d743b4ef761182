internal import Kernel

/// The terms of an application for support as days with their reasons, for residents and for staff.
struct HelpClock {
    let help: HelpFile
    let today: Day
    let reader: CasePanel.Reader

    private var file: CaseFile { help.file }

    /// The drawing with the table; `nil` for an application without a limit.
    var schedule: Schedule? {
        guard let deadline = help.deadline else { return nil }
        return Schedule(
            reader == .staff ? "De tijd om te beslissen" : "Wanneer krijgt u ons besluit?",
            conclusion: conclusion(deadline.day),
            rows: [limit(deadline)] + standing + late(deadline.day) + ending,
            today: file.isClosed ? nil : today
        )
    }

    private func limit(_ deadline: (day: Day, why: String)) -> Schedule.Row {
        Schedule.Row(
            "Tijd om te beslissen",
            .limit,
            from: help.appliedOn,
            to: deadline.day,
            explanation: "\(deadline.why) (\(help.type.statutoryTerm?.article ?? ""))"
        )
    }

    private var standing: [Schedule.Row] {
        help.terms.filter { $0.kind == .suspension }.map { term in
            Schedule.Row(
                term.endedOn == nil ? "De tijd staat stil" : "De tijd stond stil",
                .still,
                from: term.startedOn.adding(days: 1),
                to: term.endedOn ?? today,
                explanation: "Deze dagen tellen niet mee. (\(help.type.suspension?.article ?? "Awb, artikel 4:15"))"
            )
        }
    }

    private func late(_ deadline: Day) -> [Schedule.Row] {
        guard !file.isClosed, file.work.suspendedOn == nil else { return [] }
        let text =
            reader == .staff
            ? "De inwoner mag ons schrijven dat wij te laat zijn. Na 2 weken kost elke dag geld."
            : "Hebt u dan nog niets gehoord? Schrijf ons dat wij te laat zijn. Na 2 weken kunt u naar de rechter."
        return [
            Schedule.Row(
                reader == .staff ? "Wij zijn te laat" : "U mag ons aanmanen",
                on: deadline.adding(days: 1),
                explanation: "\(text) (Awb, artikelen 4:17 en 6:12)"
            )
        ]
    }

    /// The decision, and the time to object to it from the day after.
    private var ending: [Schedule.Row] {
        guard let decision = help.decision else { return [] }
        guard decision.outcome.isDecision else {
            return [Schedule.Row("Gestopt", on: decision.on, explanation: "De aanvraag is gestopt.")]
        }
        let made = Schedule.Row(
            "Ons besluit",
            on: decision.on,
            explanation: "Op deze dag beslisten wij en stuurden wij het besluit. (Awb, artikel 3:41)"
        )
        let objecting = help.type.objection.map { objection in
            let end = objection.end(from: decision.on)
            return Schedule.Row(
                "Tijd om bezwaar te maken",
                .others,
                from: decision.on.adding(days: 1),
                to: end.day,
                explanation: "\(end.text) De eerste dag is de dag na ons besluit. (\(objection.article) en 6:8)"
            )
        }
        return [made] + [objecting].compactMap(\.self)
    }

    private func conclusion(_ deadline: Day) -> String {
        if let decision = help.decision {
            guard decision.outcome.isDecision, let objection = help.type.objection else {
                return "De aanvraag is gestopt op \(decision.on.inDutch)."
            }
            let until = objection.end(from: decision.on).day.inDutch
            return "Het besluit is van \(decision.on.inDutch). U kunt tot en met \(until) bezwaar maken."
        }
        if file.isClosed { return "De zaak is klaar." }
        if let since = file.work.suspendedOn { return "De tijd staat stil sinds \(since.inDutch)." }
        return deadline < today
            ? "Wij hadden uiterlijk moeten beslissen op \(deadline.inDutch)."
            : "Wij beslissen uiterlijk op \(deadline.inDutch)."
    }
}
