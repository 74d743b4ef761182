internal import Kernel

/// Asks one of the household whether one partner may read about one theme, until a day.
struct AskConsent: ModuleAction {
    static let link = CaseLink(words: "Vraag toestemming voor een partner", path: "/plan-toestemming")
    static let submit = "Leg de vraag vast"

    private enum Name {
        static let member = "wie"
        static let partner = "partner"
        static let theme = "thema"
        static let months = "maanden"
        static let given = "gegeven"
    }

    private static let months = [1, 3, 6, PartnerConsent.longestMonths]

    func refusal(_ scene: PlanScene) -> String? { scene.refusal }

    /// One question at a time, and no question about what counts already.
    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool {
        scene.plan?.consents.contains {
            $0.member == Int(typed.text(Name.member)) && $0.partner.rawValue == typed.text(Name.partner)
                && $0.theme.rawValue == typed.text(Name.theme)
                && ($0.isAsked(on: scene.today) || $0.isValid(on: scene.today))
        } ?? false
    }

    func fields(_ scene: PlanScene) -> [FormField] {
        let terms = Self.months.map { months in
            let end = scene.today.adding(months: months)
            return FormField.Option(
                String(months),
                "\(months == 1 ? "1 maand" : "\(months) maanden"), tot \(end.inDutch)"
            )
        }
        return [
            FormField(Name.member, "Aan wie vraagt u het?", .choice(scene.memberOptions), missing: "Kies aan wie."),
            FormField(Name.partner, "Wie mag lezen?", .choice(PlanScene.partnerOptions), missing: "Kies een partner."),
            FormField(Name.theme, "Waarover?", .choice(PlanScene.themeOptions), missing: "Kies waarover."),
            FormField(
                Name.months,
                "Hoelang?",
                .selection([FormField.OptionGroup(nil, terms)]),
                hint: "Op de laatste dag zelf mag de partner niets meer lezen.",
                missing: "Kies hoelang."
            ),
            FormField(
                Name.given,
                "De inwoner zei nu ja, en weet dat stoppen altijd kan",
                .tick,
                hint: "Anders geeft de inwoner antwoord op de eigen pagina.",
                missing: nil
            ),
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        let plan = try scene.requirePlan()
        guard let member = Int(typed.text(Name.member)), plan.member(member) != nil,
            let partner = CarePartner(rawValue: typed.text(Name.partner)),
            let theme = PlanTheme(rawValue: typed.text(Name.theme)),
            let months = Int(typed.text(Name.months)), Self.months.contains(months)
        else { throw Problem.notFound }
        try PlanTable.ask(
            member,
            about: theme,
            for: partner,
            until: scene.today.adding(months: months),
            given: !typed.text(Name.given).isEmpty,
            on: scene.today,
            of: plan,
            in: session.tables
        )
    }
}
