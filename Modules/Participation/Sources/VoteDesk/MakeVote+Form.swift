internal import Kernel

extension MakeVote {
    static func form(_ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: address,
            fields: texts + [kind, most, rule] + (context.isLoginHere ? [way] : []) + days,
            submit: "Maak de stemming"
        )
    }

    private static var texts: [FormField] {
        [
            FormField(
                Name.title,
                "Naam van de stemming",
                .text(limit: 80),
                hint: "Bijvoorbeeld: Buurtbudget 2027.",
                missing: "Geef de stemming een naam."
            ),
            FormField(
                Name.explanation,
                "Uitleg voor inwoners",
                .paragraph(limit: 1_000),
                hint: "Waar gaat het over en voor wie is het?",
                missing: "Schrijf in een paar zinnen waar het over gaat."
            ),
            FormField(
                Name.budget,
                "Geld om te verdelen, in hele euro's",
                .text(limit: 10),
                missing: "Vul in hoeveel geld er is."
            ),
        ]
    }

    private static var kind: FormField {
        FormField(
            Name.kind,
            "Wat mag een inwoner kiezen?",
            .choice([
                .init(BudgetVote.Kind.approval.rawValue, "Alle plannen die de inwoner goed vindt"),
                .init(BudgetVote.Kind.knapsack.rawValue, "Plannen die samen binnen het geld passen"),
            ]),
            missing: "Kies wat een inwoner mag kiezen."
        )
    }

    private static var most: FormField {
        FormField(
            Name.most,
            "Hoogste aantal plannen op een stem",
            .text(limit: 3),
            hint: "Laat dit leeg als er geen hoogste aantal is.",
            missing: nil
        )
    }

    private static var rule: FormField {
        FormField(
            Name.rule,
            "Hoe telt u?",
            .choice([
                .init(
                    CountRule.equalSharesRaised.rawValue,
                    "Gelijke delen, tot het geld op is",
                    hint: "Elke stem krijgt een gelijk deel van het geld. Groepen krijgen hun deel."
                ),
                .init(
                    CountRule.equalShares.rawValue,
                    "Gelijke delen, één keer",
                    hint: "Als de eerste, maar er kan veel geld overblijven."
                ),
                .init(CountRule.mostVotes.rawValue, "De meeste stemmen eerst"),
                .init(CountRule.votesPerEuro.rawValue, "De meeste stemmen per euro eerst"),
            ]),
            missing: "Kies hoe u telt."
        )
    }

    private static var way: FormField {
        FormField(
            Name.way,
            "Hoe stemmen inwoners?",
            .choice([
                .init(BudgetVote.Way.codes.rawValue, "Met een code uit een brief"),
                .init(BudgetVote.Way.login.rawValue, "Met inloggen"),
            ]),
            missing: "Kies hoe inwoners stemmen."
        )
    }

    private static var days: [FormField] {
        [
            FormField(Name.opens, "Eerste dag om te stemmen", .date, missing: "Vul de eerste dag in."),
            FormField(Name.closes, "Laatste dag om te stemmen", .date, missing: "Vul de laatste dag in."),
        ]
    }
}

extension Context {
    /// Whether residents can log in to this platform here.
    var isLoginHere: Bool { municipality.portal == .own }
}
