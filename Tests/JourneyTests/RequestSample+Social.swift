import Kernel

/// Right requests for the routes of the social domain.
extension RequestSample {
    /// What stands in braces in its patterns, and what can be filled in there.
    static let socialParameters: [String: @Sendable (Names) -> String] = [
        "GET /werk/zaken/{number}/ondersteuning": \.help.report,
        "POST /werk/zaken/{number}/ondersteuning": \.help.report,
        "GET /werk/zaken/{number}/eigen-plan": \.help.report,
        "POST /werk/zaken/{number}/eigen-plan": \.help.report,
        "GET /werk/zaken/{number}/spoedhulp": \.help.report,
        "POST /werk/zaken/{number}/spoedhulp": \.help.report,
        "GET /werk/zaken/{number}/huisbezoek": \.help.report,
        "POST /werk/zaken/{number}/huisbezoek": \.help.report,
        "GET /werk/zaken/{number}/huisbezoek-afzeggen": \.help.report,
        "POST /werk/zaken/{number}/huisbezoek-afzeggen": \.help.report,
        "GET /werk/zaken/{number}/onderzoek": \.help.report,
        "POST /werk/zaken/{number}/onderzoek": \.help.report,
        "GET /werk/zaken/{number}/afronden": \.help.report,
        "POST /werk/zaken/{number}/afronden": \.help.report,
        "GET /werk/zaken/{number}/verslag": \.help.inquiry,
        "POST /werk/zaken/{number}/verslag": \.help.inquiry,
        "GET /werk/zaken/{number}/hulp-aanvraag": \.help.toldByPost,
        "POST /werk/zaken/{number}/hulp-aanvraag": \.help.toldByPost,
        "GET /werk/zaken/{number}/hulp-besluit": \.help.application,
        "POST /werk/zaken/{number}/hulp-besluit": \.help.application,
        "GET /mijn/zaken/{number}/hulp-aanvragen": \.help.told,
        "POST /mijn/zaken/{number}/hulp-aanvragen": \.help.told,
        "GET /mijn/zaken/{number}/bezoek-afzeggen": \.help.report,
        "POST /mijn/zaken/{number}/bezoek-afzeggen": \.help.report,
    ]

    /// The bodies of everything that changes something.
    static let socialBodies: [String: @Sendable (RequestSample) -> String] = [
        "POST /werk/zaken/{number}/ondersteuning": { $0.handled([("hoe", "telefoon"), ("antwoord", "nee")]) },
        "POST /werk/zaken/{number}/eigen-plan": { $0.handled([("plan", "geen")] + day("dag", "20", "11")) },
        "POST /werk/zaken/{number}/spoedhulp": {
            $0.handled([("hulp", "Hulp in huis"), ("reden", "Het is spoed.")] + day("vanaf", "20", "11"))
        },
        "POST /werk/zaken/{number}/huisbezoek": { $0.handled([("tijd", "9-11")] + day("dag", "1", "12")) },
        "POST /werk/zaken/{number}/huisbezoek-afzeggen": { $0.handled([("reden", "Onze collega is ziek.")]) },
        "POST /werk/zaken/{number}/onderzoek": { $0.handled([]) },
        "POST /werk/zaken/{number}/verslag": {
            $0.handled([
                ("nodig", "a"), ("zelf", "b"), ("voorzieningen", "c"), ("conclusie", "d"), ("pgb", "ja"),
            ])
        },
        "POST /werk/zaken/{number}/hulp-aanvraag": { $0.handled([("hulp", "Die hulp.")] + day("dag", "20", "11")) },
        "POST /werk/zaken/{number}/afronden": { $0.handled([("uitkomst", "ingetrokken")]) },
        "POST /werk/zaken/{number}/hulp-besluit": {
            $0.handled([("uitkomst", "afgewezen"), ("reden", "U hebt al hulp.")])
        },
        "POST /mijn/zaken/{number}/hulp-aanvragen": {
            form([("csrf", $0.credentials.residentFormToken), ("hulp", "Die hulp.")])
        },
        "POST /mijn/zaken/{number}/bezoek-afzeggen": { form([("csrf", $0.credentials.residentFormToken)]) },
    ]

    /// The fields of a date in the year in which tests play.
    private static func day(_ name: String, _ day: String, _ month: String) -> [(String, String)] {
        [("\(name)-dag", day), ("\(name)-maand", month), ("\(name)-jaar", "2026")]
    }
}
