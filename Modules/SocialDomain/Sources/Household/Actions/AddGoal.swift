internal import Kernel

/// Adds what the household, or one of it, wants to reach.
struct AddGoal: ModuleAction {
    static let link = CaseLink(words: "Schrijf een doel op", path: "/plan-doel")
    static let submit = "Bewaar het doel"

    private enum Name {
        static let theme = "thema"
        static let member = "wie"
        static let text = "doel"
    }
    /// The answer for the household as a whole.
    private static let everybody = "allen"

    func refusal(_ scene: PlanScene) -> String? { scene.refusal }

    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool {
        scene.plan?.goals.contains {
            $0.text == typed.text(Name.text) && $0.theme.rawValue == typed.text(Name.theme)
                && $0.member == Int(typed.text(Name.member))
        } ?? false
    }

    func fields(_ scene: PlanScene) -> [FormField] {
        [
            FormField(
                Name.theme,
                "Waar gaat het over?",
                .choice(PlanScene.themeOptions),
                missing: "Kies waar het over gaat."
            ),
            FormField(
                Name.member,
                "Over wie gaat het?",
                .choice([FormField.Option(Self.everybody, "Het hele huishouden")] + scene.memberOptions),
                missing: "Kies over wie het gaat."
            ),
            FormField(
                Name.text,
                "Wat willen zij bereiken?",
                .paragraph(limit: 300),
                hint: "In hun eigen woorden.",
                missing: "Schrijf het doel op."
            ),
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        guard let theme = PlanTheme(rawValue: typed.text(Name.theme)) else { throw Problem.notFound }
        try PlanTable.add(
            typed.text(Name.text),
            about: theme,
            of: Int(typed.text(Name.member)),
            to: try scene.requirePlan(),
            in: session.tables
        )
    }
}
