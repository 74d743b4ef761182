import HTTPServer
import Kernel
import TestSupport

/// One request as a client would send it.
struct Question: Sendable {
    var method: String
    var path: String
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    func ask(_ client: TestClient) throws -> TestClient.Answer {
        try client.send(method, path, headers: headers, body: method == "GET" || method == "HEAD" ? nil : body)
    }
}

/// A right request for a route, with the names and the credentials that a test wants to try.
///
/// A route that is not in these tables makes the tests fail: who adds a route says here where in it
/// something of a municipality can be named.
struct RequestSample: Sendable {
    let names: Names
    let credentials: Credentials

    /// What stands in braces in patterns, and what can be filled in there.
    static let parameters: [String: @Sendable (Names) -> String] = [
        "number": \.caseNumber,
        "code": \.followCode,
        "GET /melden/klaar/{code}": \.reportCode,
        "GET /aanvragen/klaar/{code}": \.applicationCode,
        "GET /afspraak/{code}": \.appointmentCode,
        "GET /afspraak/{code}/agenda.ics": \.appointmentCode,
        "POST /afspraak/{code}/bevestigen": \.appointmentCode,
        "GET /afspraak/{code}/afzeggen": \.appointmentCode,
        "POST /afspraak/{code}/afzeggen": \.appointmentCode,
        "GET /afspraak/{code}/verzetten": \.appointmentCode,
        "POST /afspraak/{code}/verzetten": \.appointmentCode,
        "GET /verhuizen/klaar/{code}": \.moveCode,
        "GET /toestemming/{code}": \.consentCode,
        "POST /toestemming/{code}": \.consentCode,
        // A place and a desk that the municipality has.
        "location": { $0.slug == "apeldoorn" ? "stadhuis" : "gemeentehuis" },
        "desk": { _ in "balie-1" },
        // A case type that every municipality offers.
        "caseType": { _ in "kapvergunning" },
        "g": \.slug,
        // A module that the program has.
        "module": { _ in "participation" },
        "document": \.asked.document,
        "GET /werk/zaken/{number}/documenten/{document} {number}": \.asked.number,
        "GET /werk/zaken/{number}/aanvulling": \.asked.number,
        "POST /werk/zaken/{number}/aanvulling": \.asked.number,
        "GET /werk/zaken/{number}/aanvulling-binnen": \.asked.number,
        "POST /werk/zaken/{number}/aanvulling-binnen": \.asked.number,
        "GET /werk/zaken/{number}/advies": \.asked.number,
        "POST /werk/zaken/{number}/advies": \.asked.number,
        "GET /werk/zaken/{number}/advies-binnen": \.asked.number,
        "POST /werk/zaken/{number}/advies-binnen": \.asked.number,
        "GET /werk/zaken/{number}/besluit": \.asked.number,
        "POST /werk/zaken/{number}/besluit": \.asked.number,
        "GET /werk/zaken/{number}/opschorten": \.asked.number,
        "POST /werk/zaken/{number}/opschorten": \.asked.number,
        "GET /werk/zaken/{number}/hervatten": \.asked.number,
        "POST /werk/zaken/{number}/hervatten": \.asked.number,
        "GET /werk/zaken/{number}/verlengen": \.asked.number,
        "POST /werk/zaken/{number}/verlengen": \.asked.number,
        "GET /werk/zaken/{number}/taken": \.asked.number,
        "POST /werk/zaken/{number}/taken": \.asked.number,
        "GET /werk/zaken/{number}/toewijzen": \.asked.number,
        "POST /werk/zaken/{number}/toewijzen": \.asked.number,
        "GET /mijn/zaken/{number}/gestuurd/{task} {number}": \.sent.number,
        "task": \.sent.task,
        "look": \.look,
        "id": \.deliveryKey,
        "mail": \.mailKey,
        // A file that is the same for everyone.
        "file": { _ in "platform.css" },
    ]

    /// The queries in which something can be named; a route that is not here has none.
    static let queries: [String: @Sendable (Names) -> String] = [
        "GET /open311/v2/requests.xml": { "service_request_id=\($0.reportNumber)" },
        "GET /open311/v2/requests.json": { "after=\($0.reportNumber)" },
        "GET /werk": { "na=20777.\(TestClient.escape($0.caseNumber)).\($0.slug)&gepakt=\($0.slug).\($0.caseNumber)" },
        "GET /toestemming": { "code=\(TestClient.escape($0.consentCode))" },
        "GET /volg": { "code=\(TestClient.escape($0.followCode))" },
        "GET /zaken/api/v1/statussen": { "zaak=\(TestClient.escape($0.caseURL))" },
        "GET /catalogi/api/v1/statustypen": { "zaaktype=\(TestClient.escape($0.caseTypeURL))" },
        "GET /zaken/api/v1/rollen": { "zaak=\(TestClient.escape($0.caseURL))" },
        "GET /api/track-and-trace/v1/cases": { "reference=\(TestClient.escape($0.reference))" },
    ]

    /// The bodies of everything that changes something, by method, pattern and media type.
    static let bodies: [String: @Sendable (RequestSample) -> String] = [
        "POST /api/track-and-trace/v1/updates application/json": { Push.body([$0.push]) },
        "POST /api/track-and-trace/v1/updates application/x-ndjson": { $0.push.json },
        "POST /api/reports/v1/reports application/json": { report(id: $0.names.reportID) },
        "POST /melden": { form([("formulier", $0.names.reportID), ("foto", $0.names.reportID), ("groep", "afval")]) },
        // The last page, as a resident who is logged in sends it.
        "POST /aanvragen/{caseType}": {
            form(
                [("csrf", $0.credentials.residentFormToken), ("formulier", $0.names.applicationID)]
                    + Party.application
            )
        },
        "POST /afspraak": { form(MadeAppointment.fields(id: $0.names.appointmentID, place: "")) },
        "POST /afspraak/{code}/bevestigen": { _ in "" },
        "POST /afspraak/{code}/afzeggen": { _ in "" },
        "POST /afspraak/{code}/verzetten": { sample in
            let place = parameters["location"]?(sample.names) ?? ""
            return form([("stap", "4"), ("plek", "\(place).counter"), ("dag", "2026-11-24"), ("tijd", "600")])
        },
        "POST /toestemming/{code}": { _ in
            form([
                ("antwoord", "ja"), ("naam", "Anna Test"), ("geboren-dag", "1"), ("geboren-maand", "5"),
                ("geboren-jaar", "1960"),
            ])
        },
        "POST /verhuizen": { form([("formulier", $0.names.updateID)] + CivilAffairsJourneyTests.move) },
        "POST /mijn/verhuizen": {
            form(
                [("csrf", $0.credentials.residentFormToken), ("formulier", $0.names.updateID)]
                    + CivilAffairsJourneyTests.move
            )
        },
        "POST /werk/balie/{location}/{desk}/aanvraag": {
            form([("csrf", $0.credentials.formToken), ("formulier", $0.names.updateID)])
        },
        "POST /werk/balie/{location}/{desk}/volgende": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/balie/{location}/{desk}/klaar": { form([("csrf", $0.credentials.formToken), ("bon", "1")]) },
        "POST /werk/balie/{location}/{desk}/niet-gekomen": {
            form([("csrf", $0.credentials.formToken), ("bon", "1")])
        },
        "POST /werk/ontvangst/{location}/is-er": {
            form([("csrf", $0.credentials.formToken), ("zaak", $0.names.caseNumber)])
        },
        "POST /werk/ontvangst/{location}/nummer": {
            form([("csrf", $0.credentials.formToken), ("product", "ophalen")])
        },
        "POST /beheer/inloggen": {
            form([("csrf", $0.credentials.formToken), ("naam", "beheer-heerde"), ("wachtwoord", "verkeerd")])
        },
        "POST /beheer/koppeling/{g}/berichten/{id}/opnieuw": { form([("csrf", $0.credentials.formToken)]) },
        "POST /beheer/koppeling/{g}/opnieuw": { form([("csrf", $0.credentials.formToken)]) },
        "POST /beheer/onderdelen/{g}/{module}": { form([("csrf", $0.credentials.formToken), ("stand", "aan")]) },
        "POST /beheer/verlengen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/inloggen": {
            form([("csrf", $0.credentials.formToken), ("naam", "beheer-heerde"), ("wachtwoord", "verkeerd")])
        },
        "POST /werk/zoek": {
            form([("csrf", $0.credentials.formToken), ("vraag", $0.names.caseNumber), ("doel", "identification")])
        },
        "POST /werk/uitloggen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /werk/verlengen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /beheer/koppeling/{g}/mail/{mail}/opnieuw": { form([("csrf", $0.credentials.formToken)]) },
        "POST /beheer/koppeling/{g}/mail-opnieuw": { form([("csrf", $0.credentials.formToken)]) },
        // The two that change the version of their case do so in cases of their own.
        "POST /werk/zaken/{number}/toewijzen": { $0.handled([("behandelaar", "niemand"), ("bevestig", "ja")]) },
        "POST /werk/zaken/{number}/stap": {
            $0.handled([("stap", "in-behandeling"), ("toelichting", "Wij kijken ernaar.")])
        },
        "POST /werk/zaken/{number}/overdragen": {
            $0.handled([("ontvanger", "team:buitendienst"), ("reden", "Ik ben er niet."), ("bevestig", "ja")])
        },
        "POST /werk/zaken/{number}/overdracht": {
            $0.handled([("antwoord", "nee"), ("reden", "Dit past niet."), ("bevestig", "ja")])
        },
        "POST /werk/zaken/{number}/overdracht-intrekken": { $0.handled([("bevestig", "ja")]) },
        "POST /werk/zaken/{number}/aanvulling": { $0.handled([("deel1", "ja"), ("weken", "2")]) },
        "POST /werk/zaken/{number}/aanvulling-binnen": { $0.handled([("dag-dag", "20")]) },
        "POST /werk/zaken/{number}/advies": {
            $0.handled([("partner", "groen"), ("vraag", "Kan dit?"), ("weken", "2")])
        },
        "POST /werk/zaken/{number}/advies-binnen": { $0.handled([("advies", "1"), ("oordeel", "positief")]) },
        "POST /werk/zaken/{number}/besluit": {
            $0.handled([("uitkomst", "verleend"), ("reden", "Het past."), ("onderwerp", "Eik in de tuin")])
        },
        "POST /werk/zaken/{number}/opschorten": { $0.handled([("nodig", "Stuur ons een foto.")]) },
        "POST /werk/zaken/{number}/hervatten": { $0.handled([]) },
        "POST /werk/zaken/{number}/verlengen": { $0.handled([("reden", "Wij wachten op advies.")]) },
        "POST /werk/zaken/{number}/bericht": {
            $0.handled([
                ("onderwerp", "Uw zaak"), ("over", "Uw zaak."), ("nieuws", "Wij kijken."), ("verwacht", "Niets."),
            ])
        },
        "POST /werk/zaken/{number}/notitie": { $0.handled([("notitie", "Hond in de tuin."), ("bevestig", "ja")]) },
        "POST /werk/zaken/{number}/koppelen": { $0.handled([("nummer", $0.names.asked.number), ("bevestig", "ja")]) },
        "POST /werk/zaken/{number}/taken": {
            $0.handled([("taak", $0.names.asked.task), ("gedaan", "ja"), ("bevestig", "ja")])
        },
        "POST /werk/zaken/{number}/inzage": {
            form([("csrf", $0.credentials.formToken), ("wat", "bsn"), ("doel", "case-work")])
        },
        "POST /werk/zaken/{number}/pak": { form([("csrf", $0.credentials.formToken), ("versie", "1")]) },
        "POST /beheer/uitloggen": { form([("csrf", $0.credentials.formToken)]) },
        "POST /mijn/inloggen": { form([("csrf", $0.credentials.residentFormToken), ("persoon", "1")]) },
        "POST /mijn/zaken/{number}/taak": {
            form([("csrf", $0.credentials.residentFormToken), ("taak", $0.names.updateID)])
        },
        "POST /mijn/bezoek": { form([("csrf", $0.credentials.residentFormToken), ("uit", "ja")]) },
        "POST /mijn/gegevens": { form([("csrf", $0.credentials.residentFormToken)]) },
    ]

    /// A question for a route.
    ///
    /// - Throws: ``Unknown`` for a route that is not in the tables.
    func question(_ route: RouteSummary) throws(Unknown) -> Question {
        let key = "\(route.method.rawValue) \(route.pattern)"
        var path = route.isPlatform ? "" : "/\(names.slug)"
        for segment in route.pattern.split(separator: "/") {
            path += "/" + (segment.hasPrefix("{") ? TestClient.escape(try value(of: segment, key)) : String(segment))
        }
        if let query = Self.queries[key] { path += "?" + query(names) }
        var question = Question(method: route.method.rawValue, path: path.isEmpty ? "/" : path, headers: headers(route))
        guard route.method != .get else { return question }
        guard let body = Self.body(route.consumes.map { "\(key) \($0)" } ?? key) else {
            throw Unknown(route: key, missing: "what its body is (RequestSample.bodies)")
        }
        question.body = Array(body(self).utf8)
        question.headers["Content-Type"] = route.consumes ?? "application/x-www-form-urlencoded"
        return question
    }

    /// A route that the tables do not know.
    struct Unknown: Error, CustomStringConvertible {
        let route: String
        let missing: String
        var description: String { "The route \(route) is new here: say \(missing)." }
    }

    private func value(of segment: Substring, _ route: String) throws(Unknown) -> String {
        if segment == "{uuid}", let kind = PulledIDs.kinds.first(where: { route.hasSuffix("/\($0)/{uuid}") }) {
            return names.pulled[kind] ?? ""
        }
        if segment == "{number}", Self.isOfPlan(route) { return names.plan }
        let name = String(segment.dropFirst().dropLast())
        guard let value = Self.parameter("\(route) \(segment)") ?? Self.parameter(route) ?? Self.parameter(name)
        else {
            throw Unknown(route: route, missing: "what \(segment) names (RequestSample.parameters)")
        }
        return value(names)
    }

    private func headers(_ route: RouteSummary) -> [String: String] {
        switch route.access {
        // A key stands in the form.
        case .anyone, .apiKey: [:]
        case .integrator: ["Authorization": "Bearer \(credentials.token)", "Accept-Crs": "EPSG:4326"]
        case .operator, .monitor, .staff, .anyStaff: ["Cookie": "dichtbij_sessie=\(credentials.session)"]
        case .resident, .anyoneOrResident: ["Cookie": "dichtbij_inwoner=\(credentials.resident)"]
        }
    }

    private var push: Push {
        let id = (try? UniqueID(names.updateID)) ?? UniqueID(high: 0, low: 0)
        return Push(id: id, reference: names.reference, at: .testNoon, resident: "999990019")
    }

    /// The form of an action on a case at its first version.
    func handled(_ fields: [(String, String)]) -> String {
        Self.form([("csrf", credentials.formToken), ("versie", "1"), ("gezien", "1")] + fields)
    }

    /// The body of a form.
    static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\(TestClient.escape($0.0))=\(TestClient.escape($0.1))" }.joined(separator: "&")
    }
}
