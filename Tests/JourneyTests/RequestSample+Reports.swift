import TestSupport

/// The part of the tables about reports, partners and neighbours.
extension RequestSample {
    /// What can be filled in at a place of a pattern, wherever it stands in the tables.
    static func parameter(_ place: String) -> (@Sendable (Names) -> String)? {
        parameters[place] ?? reportParameters[place] ?? participationParameters[place] ?? socialParameters[place]
    }

    /// The body of a route, wherever it stands in the tables.
    static func body(_ route: String) -> (@Sendable (RequestSample) -> String)? {
        bodies[route] ?? reportBodies[route] ?? participationBodies[route] ?? careBodies[route] ?? socialBodies[route]
    }

    private static let reportParameters: [String: @Sendable (Names) -> String] = [
        "GET /melden/vraag/{code}": \.handled.askedCode,
        "POST /melden/vraag/{code}": \.handled.askedCode,
        "GET /melden/resultaat/{code}/{photo} {code}": \.handled.readyCode,
        "photo": \.handled.photo,
        "GET /partner/{code}": \.handled.partnerCode,
        "POST /partner/{code}": \.handled.partnerCode,
        "GET /buurt/{code}": \.handled.watchCode,
        "POST /buurt/{code}/bevestigen": \.handled.watchCode,
        "POST /buurt/{code}/stoppen": \.handled.watchCode,
        "works": \.handled.works,
        "notice": \.handled.notice,
        "GET /advies/{code}": \.handled.adviceCode,
        "POST /advies/{code}": \.handled.adviceCode,
        "GET /werk/zaken/{number}/van-de-site": \.asked.number,
        "POST /werk/zaken/{number}/van-de-site": \.asked.number,
        "GET /werk/meldingen/{number}/vraag": \.handled.number,
        "POST /werk/meldingen/{number}/vraag": \.handled.number,
        "GET /werk/meldingen/{number}/partner": \.handled.number,
        "POST /werk/meldingen/{number}/partner": \.handled.number,
        "GET /werk/meldingen/{number}/resultaat": \.handled.untouched,
        "POST /werk/meldingen/{number}/resultaat": \.handled.untouched,
        "service": { _ in "lamp-uit.json" },
        "request": { "\($0.reportNumber).json" },
    ]

    private static let reportBodies: [String: @Sendable (RequestSample) -> String] = [
        "POST /open311/v2/requests.xml": \.geoReport,
        "POST /open311/v2/requests.json": \.geoReport,
        "POST /melden/vraag/{code}": {
            form([("antwoordcode", $0.names.handled.answerCode), ("antwoord", "Naast de brug.")])
        },
        "POST /partner/{code}": { _ in form([("uitkomst", "doet-het"), ("toelichting", "Wij komen.")]) },
        "POST /advies/{code}": { _ in form([("oordeel", "positief"), ("tekst", "Dat kan.")]) },
        "POST /buurt": { _ in
            form([("gebied", "wijk"), ("postcode", "6921 AA"), ("email", "buur@voorbeeld.example")])
        },
        "POST /buurt/{code}/bevestigen": { _ in "" },
        "POST /buurt/{code}/stoppen": { _ in "" },
        "POST /werk/meldingen/{number}/vraag": {
            form([("csrf", $0.credentials.formToken), ("vraag", "Waar is het precies?")])
        },
        "POST /werk/meldingen/{number}/partner": {
            form([("csrf", $0.credentials.formToken), ("partner", "liander"), ("vraag", "Is dit van u?")])
        },
        "POST /werk/meldingen/{number}/resultaat": {
            form([
                ("csrf", $0.credentials.formToken), ("versie", "1"), ("resultaat", "opgelost"),
                ("toelichting", "Klaar."),
            ])
        },
        "POST /werk/werkzaamheden": { form([("csrf", $0.credentials.formToken)] + HandledReports.works) },
        "POST /werk/zaken/{number}/van-de-site": { $0.handled([("bevestig", "ja")]) },
        "POST /werk/werkzaamheden/{works}/stopt": { form([("csrf", $0.credentials.formToken)]) },
    ]

    /// A report with Open311.
    private var geoReport: String {
        Self.form([
            ("api_key", credentials.apiKey), ("service_code", "lamp-uit"), ("description", "De lamp is uit."),
            ("address_string", "Dorpsstraat 1"),
        ])
    }

    /// A report as an app sends it.
    static func report(id: String) -> String {
        #"{"id":"\#(id)","category":"container-vol","description":"Vol","place":{"text":"Dorpsstraat 1"}}"#
    }
}
