internal import Kernel

/// Begins the plan of a household, with whose case it is as the first of it and who presses as its coordinator.
struct StartPlan: ModuleAction {
    static let link = CaseLink(words: "Maak een plan voor het huishouden", path: "/plan-begin")
    static let submit = "Begin het plan"

    private static let name = "naam"

    func refusal(_ scene: PlanScene) -> String? { scene.file.isClosed ? "Deze zaak is klaar." : nil }

    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool { scene.plan != nil }

    func fields(_ scene: PlanScene) -> [FormField] {
        [
            FormField(
                Self.name,
                "Hoe heet de inwoner van deze zaak in het plan?",
                .text(limit: 60),
                hint: "Een voornaam is genoeg. Het huishouden en partners met toestemming lezen dit.",
                missing: "Vul een naam in."
            )
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        try PlanTable.start(
            for: scene.file,
            member: typed.text(Self.name),
            coordinator: scene.staff,
            on: scene.today,
            in: session.tables
        )
    }
}

/// Lets a case share the plan that another case of the same household has: one household, one plan.
struct JoinPlan: ModuleAction {
    static let link = CaseLink(words: "Sluit aan bij een plan", path: "/plan-aansluiten")
    static let submit = "Sluit aan"

    private static let number = "zaaknummer"

    func refusal(_ scene: PlanScene) -> String? { scene.file.isClosed ? "Deze zaak is klaar." : nil }

    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool { scene.plan != nil }

    func fields(_ scene: PlanScene) -> [FormField] {
        [
            FormField(
                Self.number,
                "Wat is het nummer van de zaak die het plan heeft?",
                .text(limit: 20),
                hint: "U moet die zaak zelf mogen zien.",
                missing: "Vul een zaaknummer in."
            )
        ]
    }

    /// A case out of sight, one without a plan and one that is not there are refused with the same words.
    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PlanScene) -> Form {
        let plan = try? scene.context.read { session in try Self.plan(typed, session.cases, session.tables) }
        return plan == nil ? form.faulted(Self.number, "U kent geen zaak met dit nummer en een plan.") : form
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        guard let plan = try Self.plan(typed, session.cases, session.tables) else { throw Problem.notFound }
        try PlanTable.join(scene.file, plan: plan.key, in: session.tables)
    }

    private static func plan(
        _ typed: FormAnswers,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> HouseholdPlan? {
        guard let number = try? CaseNumber(typed.text(number)), let file = try cases.find(number: number) else {
            return nil
        }
        return try PlanTable.plan(ofCase: file.key, in: tables)
    }
}

/// Makes the reader the one who keeps the plan together (coördinator).
struct TakeCoordination: ModuleAction {
    static let link = CaseLink(words: "Word coördinator", path: "/plan-coordinator")
    static let submit = "Word coördinator van dit plan"

    func refusal(_ scene: PlanScene) -> String? { scene.refusal }

    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool { scene.plan?.coordinator == scene.staff }

    func fields(_ scene: PlanScene) -> [FormField] { [] }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        try PlanTable.coordinate(try scene.requirePlan(), by: scene.staff, in: session.tables)
    }
}
