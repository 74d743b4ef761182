internal import Kernel

/// Keeps that the resident's own plan came, or that there will be none (Wmo 2015, article 2.3.2, second paragraph).
struct ReceivePlan: ModuleAction {
    static let link = CaseLink(words: "Leg het eigen plan vast", path: "/eigen-plan")
    static let submit = "Leg het vast"

    private enum Name {
        static let outcome = "plan"
        static let day = "dag"
    }

    func refusal(_ scene: WmoScene) -> String? {
        if let closed = scene.closed { return closed }
        guard let plan = scene.report.plan, plan.outcome == .received else { return nil }
        return "Het plan is er al, sinds \(plan.on.inDutch)."
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.report.plan.map { $0.outcome.rawValue == typed.text(Name.outcome) } ?? false
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        let outcomes = OwnPlan.Outcome.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }
        let end = scene.report.planEnd
        return [
            FormField(
                Name.outcome,
                "Is er een eigen plan?",
                .choice(outcomes),
                hint: "De inwoner heeft tijd tot en met \(end.day.inDutch) (\(WmoTerm.plan.article)).",
                missing: "Kies of er een plan is."
            ),
            FormField(
                Name.day,
                "Op welke dag hoorde u dit?",
                .date,
                missing: "Vul de dag in.",
                answer: .day(scene.today)
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: WmoScene) -> Form {
        guard let day = typed.day(Name.day) else { return form }
        let first = scene.file.openedAt.day
        return (first...max(first, scene.today)).contains(day)
            ? form : form.faulted(Name.day, "Kies een dag van \(first.inDutch) tot en met vandaag.")
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        guard let outcome = OwnPlan.Outcome(rawValue: typed.text(Name.outcome)), let day = typed.day(Name.day) else {
            throw Problem.notFound
        }
        try WmoWork(scene.report, scene.context, session).keepPlan(OwnPlan(on: day, outcome: outcome))
    }
}

extension WmoWork {
    /// Keeps what became of the plan; the task to send one is over then.
    func keepPlan(_ plan: OwnPlan) throws {
        try OwnPlanTable.keep(plan, of: file.key, in: session.tables)
        let open = try session.tasks.tasks(of: file).filter { $0.what.key == WmoCase.planTask && $0.state == .open }
        try session.tasks.withdraw(open, of: file)
        if plan.outcome == .received {
            let isInTime = plan.on <= report.planEnd.day
            try WmoFigures.count(.plan, isInTime: isInTime, from: file.openedAt.day, to: plan.on, in: session.tables)
        }
    }
}
