import Kernel

/// What can be named in the routes of confidential cases and of plans of households.
extension RequestSample {
    /// The pages below a case that has a plan.
    static let planPages = [
        "plan-begin", "plan-aansluiten", "plan-persoon", "plan-doel", "plan-afspraak", "plan-gedaan",
        "plan-toestemming",
        "plan-coordinator",
    ]

    /// Whether a route is about the plan of a case.
    static func isOfPlan(_ route: String) -> Bool { planPages.contains { route.hasSuffix("/\($0)") } }

    static let careBodies: [String: @Sendable (RequestSample) -> String] = [
        "POST /werk/noodinzage": {
            form([("csrf", $0.credentials.formToken), ("zaak", "test.00"), ("reden", "Het kan niet wachten.")])
        },
        "POST /werk/noodinzagen/{look}/gezien": { form([("csrf", $0.credentials.formToken)]) },
        // Looked at, and not done: without the last button nothing changes.
        "POST /werk/zaken/{number}/plan-begin": { $0.handled([("naam", "Anna")]) },
        "POST /werk/zaken/{number}/plan-aansluiten": { $0.handled([("zaaknummer", $0.names.plan)]) },
        "POST /werk/zaken/{number}/plan-persoon": { $0.handled([("naam", "Bas")]) },
        "POST /werk/zaken/{number}/plan-doel": {
            $0.handled([("thema", "wonen"), ("wie", "allen"), ("doel", "Een huis")])
        },
        "POST /werk/zaken/{number}/plan-afspraak": {
            $0.handled([
                ("doel", "1"), ("wie", "gemeente"), ("wat", "Bellen"), ("dag-dag", "1"), ("dag-maand", "12"),
                ("dag-jaar", "2026"),
            ])
        },
        "POST /werk/zaken/{number}/plan-gedaan": { $0.handled([("afspraak", "1")]) },
        "POST /werk/zaken/{number}/plan-toestemming": {
            $0.handled([("wie", "1"), ("partner", "huisarts"), ("thema", "wonen"), ("maanden", "3")])
        },
        "POST /werk/zaken/{number}/plan-coordinator": { $0.handled([]) },
        "POST /werk/plannen/gedaan": { form([("csrf", $0.credentials.formToken), ("afspraak", "1")]) },
        "POST /mijn/plan/gedaan": { form([("csrf", $0.credentials.residentFormToken), ("afspraak", "1")]) },
        "POST /mijn/plan/toestemming": {
            form([("csrf", $0.credentials.residentFormToken), ("toestemming", "1"), ("antwoord", "ja")])
        },
        "POST /mijn/plan/code": { form([("csrf", $0.credentials.residentFormToken), ("code", "AAAA")]) },
    ]
}
