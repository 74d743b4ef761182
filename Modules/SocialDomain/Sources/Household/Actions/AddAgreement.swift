internal import Kernel

/// Adds what one side does for a goal, and by which day.
struct AddAgreement: ModuleAction {
    static let link = CaseLink(words: "Maak een afspraak in het plan", path: "/plan-afspraak")
    static let submit = "Bewaar de afspraak"

    private enum Name {
        static let goal = "doel"
        static let side = "wie"
        static let what = "wat"
        static let day = "dag"
    }

    func refusal(_ scene: PlanScene) -> String? {
        scene.refusal ?? (scene.plan?.goals.isEmpty == true ? "Schrijf eerst een doel op." : nil)
    }

    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool {
        guard let plan = scene.plan, let side = Self.side(typed), let day = typed.day(Name.day) else { return false }
        return plan.agreements.contains {
            $0.goal == Int(typed.text(Name.goal)) && $0.side == side && $0.what == typed.text(Name.what)
                && $0.dueOn == day
        }
    }

    func fields(_ scene: PlanScene) -> [FormField] {
        let goals = (scene.plan?.goals ?? []).map { FormField.Option(String($0.key), $0.text, hint: $0.theme.inDutch) }
        let household = scene.memberOptions.map { FormField.Option("lid-\($0.value)", $0.label) }
        let partners = PlanScene.partnerOptions.map { FormField.Option("partner-\($0.value)", $0.label) }
        let sides = [FormField.Option("gemeente", "De gemeente")] + household + partners
        return [
            FormField(Name.goal, "Bij welk doel hoort het?", .choice(goals), missing: "Kies een doel."),
            FormField(Name.side, "Wie doet het?", .choice(sides), missing: "Kies wie het doet."),
            FormField(Name.what, "Wat is de afspraak?", .text(limit: 200), missing: "Schrijf de afspraak op."),
            FormField(Name.day, "Op welke dag is het uiterlijk klaar?", .date, missing: "Vul een dag in."),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PlanScene) -> Form {
        guard let day = typed.day(Name.day) else { return form }
        if day < scene.today { return form.faulted(Name.day, "Kies vandaag of een dag daarna.") }
        return day > scene.today.adding(months: 24) ? form.faulted(Name.day, "Kies een dag binnen twee jaar.") : form
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        let plan = try scene.requirePlan()
        guard let goal = Int(typed.text(Name.goal)), plan.goal(goal) != nil, let side = Self.side(typed),
            let day = typed.day(Name.day)
        else { throw Problem.notFound }
        try PlanTable.agree(typed.text(Name.what), by: side, due: day, for: goal, in: session.tables)
    }

    private static func side(_ typed: FormAnswers) -> HouseholdPlan.Side? {
        let parts = typed.text(Name.side).split(separator: "-", maxSplits: 1).map(String.init)
        switch (parts.first, parts.last) {
        case ("gemeente", _): return .municipality
        case ("lid", let key?): return Int(key).map { .member($0) }
        case ("partner", let key?): return CarePartner(rawValue: key).map { .partner($0) }
        default: return nil
        }
    }
}

/// Notes that what was agreed is done, whoever of the sides told it.
struct FinishAgreement: ModuleAction {
    static let link = CaseLink(words: "Een afspraak is gedaan", path: "/plan-gedaan")
    static let submit = "Zet op gedaan"

    private static let agreement = "afspraak"

    func refusal(_ scene: PlanScene) -> String? {
        scene.refusal ?? (open(scene).isEmpty ? "Er is geen afspraak die nog gedaan moet worden." : nil)
    }

    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool {
        let chosen = scene.plan?.agreements.first { String($0.key) == typed.text(Self.agreement) }
        return chosen?.doneOn != nil
    }

    func fields(_ scene: PlanScene) -> [FormField] {
        let options = open(scene).map { agreement in
            FormField.Option(
                String(agreement.key),
                agreement.what,
                hint: scene.plan.map { plan in
                    "\(PlanPart(forStaffOf: plan).name(of: agreement.side)), uiterlijk \(agreement.dueOn.inDutch)"
                }
            )
        }
        return [FormField(Self.agreement, "Welke afspraak is gedaan?", .choice(options), missing: "Kies een afspraak.")]
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        guard let chosen = open(scene).first(where: { String($0.key) == typed.text(Self.agreement) }) else {
            throw Problem.notFound
        }
        try PlanTable.finish(chosen.key, on: scene.today, in: session.tables)
    }

    private func open(_ scene: PlanScene) -> [HouseholdPlan.Agreement] {
        (scene.plan?.agreements ?? []).filter { $0.doneOn == nil }
    }
}
