/// Right requests for the routes of participation.
extension RequestSample {
    /// What stands in braces in its patterns, and what can be filled in there.
    static let participationParameters: [String: @Sendable (Names) -> String] = [
        "idea": { String($0.votes.ideas[0]) },
        "POST /werk/ideeen/{idea}/weghalen": { String($0.votes.ideas[2]) },
        "vote": \.votes.open,
        "GET /mijn/stemmen/{vote}": \.votes.login,
        "POST /mijn/stemmen/{vote}": \.votes.login,
        "GET /stemmen/{vote}/uitslag": \.votes.counted,
        "GET /stemmen/{vote}/insluiten": \.votes.counted,
        "GET /stemmen/{vote}/uitslag.json": \.votes.counted,
        "GET /stemmen/{vote}/stemmen.pb": \.votes.counted,
        "POST /werk/stemmingen/{vote}/openen": \.votes.counted,
        "POST /werk/stemmingen/{vote}/sluiten": \.votes.counted,
        "POST /werk/stemmingen/{vote}/tellen": \.votes.counted,
        "POST /werk/stemmingen/{vote}/stoppen": \.votes.counted,
        "POST /werk/stemmingen/{vote}/antwoord": \.votes.counted,
        "poll": { String($0.projects.pollKey) },
        "GET /peilingen/{poll}": \.projects.poll,
        "POST /peilingen/{poll}": \.projects.poll,
        "GET /peilingen/{poll}/scherm": \.projects.poll,
        "consultation": { $0.projects.consultations[0] },
        "POST /werk/inspraak/{consultation}/nota": { $0.projects.consultations[1] },
        "GET /inspraak/{consultation}/nota": { $0.projects.consultations[2] },
        "submission": { _ in "1" },
        "facilitator": { String($0.projects.facilitator) },
        "project": \.projects.project,
        "meeting": { String($0.projects.meetings[0]) },
        "POST /werk/bijeenkomsten/{meeting}/gaat-niet-door": { String($0.projects.meetings[1]) },
        "GET /bijeenkomsten/{code}": \.projects.seat,
        "POST /bijeenkomsten/{code}/afzeggen": \.projects.seat,
        "GET /bijeenkomsten/{code}/agenda.ics": \.projects.seat,
    ]

    /// The bodies of everything that changes something.
    static let participationBodies: [String: @Sendable (RequestSample) -> String] = [
        // Back to the first question.
        "POST /stemmen/{vote}/stem": { _ in form([("stap", "2"), ("naar", "1")]) },
        "POST /mijn/stemmen/{vote}": {
            form([("csrf", $0.credentials.residentFormToken), ("stap", "2"), ("naar", "1")])
        },
        "POST /ideeen/{idea}/steun": { _ in "" },
        "POST /werk/ideeen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/ideeen/{idea}/samenvoegen": {
            form([("csrf", $0.credentials.formToken), ("ander", String($0.names.votes.ideas[1]))])
        },
        "POST /werk/ideeen/{idea}/antwoord": {
            form([("csrf", $0.credentials.formToken), ("antwoord", "De bank staat er.")])
        },
        "POST /werk/ideeen/{idea}/weghalen": {
            form([("csrf", $0.credentials.formToken), ("reden", "Er staat een naam in.")])
        },
        "POST /werk/stemmingen/nieuw": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/plannen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/plannen-weg": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/openen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/sluiten": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/tellen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/codes": {
            form([("csrf", $0.credentials.formToken), ("aantal", "1"), ("groep", "Centrum")])
        },
        "POST /werk/stemmingen/{vote}/papier": {
            form([("csrf", $0.credentials.formToken), ("code", MadeVotes.code), ("plan-1", "ja")])
        },
        "POST /projecten/{project}/aanmelden/{meeting}": {
            form([("formulier", $0.names.projects.marks[0]), ("naam", "Anna Test")])
        },
        "POST /bijeenkomsten/{code}/afzeggen": { _ in "" },
        "POST /werk/projecten/nieuw": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/projecten/{project}/openen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/projecten/{project}/fase": { form([("csrf", $0.credentials.formToken), ("fase", "doing")]) },
        "POST /werk/projecten/{project}/nieuws": {
            form([("csrf", $0.credentials.formToken), ("nieuws", "De tekening is klaar.")])
        },
        "POST /werk/projecten/{project}/koppelen": {
            form([("csrf", $0.credentials.formToken), ("soort", "vote"), ("naam", $0.names.votes.open)])
        },
        "POST /werk/projecten/{project}/antwoord": {
            form([("csrf", $0.credentials.formToken), ("antwoord", "De bomen komen er.")])
        },
        "POST /werk/projecten/{project}/bijeenkomsten": {
            form([
                ("csrf", $0.credentials.formToken), ("titel", "Kom praten"), ("waar", "Dorpshuis"), ("dag-dag", "1"),
                ("dag-maand", "6"), ("dag-jaar", "2027"), ("begin", "19.30"), ("eind", "21.00"), ("plaatsen", "20"),
            ])
        },
        "POST /werk/bijeenkomsten/{meeting}/antwoord": {
            form([("csrf", $0.credentials.formToken), ("woorden", "De bomen komen er.")])
        },
        "POST /werk/bijeenkomsten/{meeting}/gaat-niet-door": {
            form([("csrf", $0.credentials.formToken), ("woorden", "De zaal is dicht.")])
        },
        "POST /peilingen/{poll}": { _ in form([("vraag", "1"), ("antwoord", "0")]) },
        "POST /werk/peilingen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/peilingen/{poll}/vragen": {
            form([("csrf", $0.credentials.formToken), ("vraag", "Wat nu?"), ("keuzes", "Ja\nNee")])
        },
        "POST /werk/peilingen/{poll}/volgende": { form([("csrf", $0.credentials.formToken), ("van", "1")]) },
        "POST /werk/peilingen/{poll}/antwoorden": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/peilingen/{poll}/sluiten": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/peilingen/{poll}/antwoord": {
            form([("csrf", $0.credentials.formToken), ("woorden", "De bomen komen er.")])
        },
        "POST /inspraak/{consultation}/stuur": {
            form([("formulier", $0.names.projects.marks[1]), ("mening", "Te hoog."), ("naam", "Anna Test")])
        },
        "POST /werk/inspraak": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/inspraak/{consultation}/openen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/inspraak/{consultation}/post": {
            form([
                ("csrf", $0.credentials.formToken), ("formulier", $0.names.projects.marks[2]), ("naam", "Anna Test"),
                ("mening", "Te hoog."), ("binnen-dag", "20"), ("binnen-maand", "11"), ("binnen-jaar", "2026"),
            ])
        },
        "POST /werk/inspraak/{consultation}/nota": { form([("csrf", $0.credentials.formToken), ("nota", "Klaar.")]) },
        "POST /werk/inspraak/{consultation}/meningen/{submission}": {
            form([("csrf", $0.credentials.formToken), ("kern", "Te hoog."), ("antwoord", "Het wordt lager.")])
        },
        "POST /werk/stemmingen/{vote}/codes/intrekken": {
            form([("csrf", $0.credentials.formToken), ("nummer", "1")])
        },
        "POST /werk/stemmingen/{vote}/stoppen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/stemmingen/{vote}/antwoord": {
            form([("csrf", $0.credentials.formToken), ("antwoord", "De bank staat er.")])
        },
        "POST /werk/koffer/lessen": {
            form([
                ("csrf", $0.credentials.formToken), ("instrument", "peiling"), ("titel", "Het plein"),
                ("les", "Begin."),
            ])
        },
        "POST /werk/begeleiders": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/begeleiders/{facilitator}": {
            form([
                ("csrf", $0.credentials.formToken), ("dag-dag", "1"), ("dag-maand", "6"), ("dag-jaar", "2027"),
                ("begin", "19.00"), ("eind", "21.00"), ("waarvoor", "Het plein"),
            ])
        },
        "POST /werk/begeleiders/{facilitator}/afzeggen": {
            form([("csrf", $0.credentials.formToken), ("nummer", "1")])
        },
    ]
}
