internal import Kernel

/// Draws a part of a plan: its goals, and below each what was agreed for it.
struct PlanBlocks {
    let part: PlanPart
    let today: Day
    /// A form to tick an agreement of the reader; `nil` where there is nothing to tick.
    var tick: (HouseholdPlan.Agreement) -> Form? = { _ in nil }

    var blocks: [Block] {
        guard !part.goals.isEmpty else { return [.paragraph("Er staan nog geen doelen in het plan.")] }
        return part.goals.flatMap(goal)
    }

    private func goal(_ goal: HouseholdPlan.Goal) -> [Block] {
        let agreements = part.agreements.filter { $0.goal == goal.key }
        let head: Prose = "\(strong: goal.theme.inDutch), \(part.about(goal)): \(goal.text)"
        let table = Table(
            "Afspraken bij: \(goal.text)",
            columns: ["Wat", "Wie", "Stand"],
            rows: agreements.map { agreement in
                [
                    .text(Prose(agreement.what)), .text(Prose(part.name(of: agreement.side))),
                    state(of: agreement),
                ]
            },
            empty: "Er zijn nog geen afspraken bij dit doel."
        )
        return [.paragraph(head), .table(table)]
    }

    private func state(of agreement: HouseholdPlan.Agreement) -> Table.Cell {
        if let done = agreement.doneOn {
            return .marked(Prose(done.inDutchWithoutYear), Badge(.success, "Gedaan", icon: .check))
        }
        let by: Prose = "Uiterlijk \(agreement.dueOn.inDutch)"
        if let form = tick(agreement) { return .button(by, form, about: agreement.what) }
        return agreement.isLate(on: today)
            ? .marked(by, Badge(.warning, "Te laat", icon: .alert))
            : .marked(by, Badge(.info, "Nog te doen", icon: .clock))
    }
}

extension PartnerConsent {
    /// How it stands on a day.
    func state(on day: Day) -> Badge {
        if withdrawnOn != nil { return Badge(.info, "Gestopt") }
        if isValid(on: day) { return Badge(.success, "Ja", icon: .check) }
        return isAsked(on: day) ? Badge(.warning, "Nog geen antwoord", icon: .clock) : Badge(.info, "Voorbij")
    }
}
