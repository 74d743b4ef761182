internal import Kernel

/// Reads the JSON of a report and gathers the faults of all its fields.
struct ReportFields {
    private var faults: [InvalidParam] = []

    private init() {}

    /// - Throws: ``Problem``, 400, with every wrong field; it never repeats a value.
    static func read(_ body: [UInt8], _ categories: CategoryList, at now: Timestamp) throws(Problem) -> Report {
        guard let tree = try? JSONTree(parsing: body), case .object(let fields) = tree else {
            throw .bodyUnreadable
        }
        var reader = ReportFields()
        let report = reader.report(fields, categories, at: now)
        guard let report, reader.faults.isEmpty else { throw .invalidFields(reader.faults) }
        return report
    }

    private mutating func report(
        _ fields: [String: JSONTree],
        _ categories: CategoryList,
        at now: Timestamp
    ) -> Report? {
        refuseOthers(fields, than: ["id", "category", "description", "place", "email"], in: "")
        let mark = value(fields, "id", "Stuur een UUID van 36 tekens.") { try? UniqueID($0) }
        let category = value(fields, "category", "Kies een sleutel uit de lijst met soorten.") { categories[$0] }
        let description = text(fields, "description", limit: Report.descriptionLimit)
        let place = place(fields)
        let mail = value(fields, "email", "Stuur een e-mailadres zoals naam@voorbeeld.nl.") { try? MailAddress($0) }
        for name in ["category", "description", "place"] where isAbsent(fields, name) { faults.append(.required(name)) }
        guard let category, let description, let place else { return nil }
        var report = Report(category, description, at: place, channel: .web, on: now)
        report.mail = mail
        report.mark = mark
        return report
    }

    private mutating func place(_ all: [String: JSONTree]) -> Place? {
        guard !isAbsent(all, "place"), let tree = all["place"] else { return nil }
        guard case .object(let fields) = tree else {
            faults.append(InvalidParam("place", "not-an-object", "Stuur hier een object."))
            return nil
        }
        refuseOthers(fields, than: ["text", "postcode", "houseNumber", "latitude", "longitude"], in: "place.")
        let before = faults.count
        let text = text(fields, "text", limit: Place.textLimit, in: "place.")
        let postcode = value(fields, "postcode", "Stuur een postcode zoals 6921 AA.", in: "place.") {
            try? Postcode($0)
        }
        let number = value(fields, "houseNumber", "Stuur een huisnummer zoals 12a.", in: "place.", HouseNumber.init)
        let point = point(fields)
        let place = Place(text: text, postcode: postcode, houseNumber: number, point: point)
        if place == nil, faults.count == before {
            faults.append(InvalidParam("place", "required", "Stuur een tekst, of breedte en lengte."))
        }
        return place
    }

    private mutating func point(_ fields: [String: JSONTree]) -> Coordinates? {
        let names = ["latitude", "longitude"].filter { !isAbsent(fields, $0) }
        if names.isEmpty { return nil }
        let numbers = names.compactMap { fields[$0]?.double }
        if numbers.count == 2, let point = Coordinates(latitude: numbers[0], longitude: numbers[1]) { return point }
        let rule = "Stuur breedte en lengte samen, als getallen binnen Nederland (WGS 84)."
        faults.append(InvalidParam("place.latitude", "out-of-range", rule))
        return nil
    }

    private mutating func text(
        _ fields: [String: JSONTree],
        _ name: String,
        limit: Int,
        in path: String = ""
    ) -> String? {
        guard let text = value(fields, name, "", in: path, { $0 }) else { return nil }
        let isClean = !text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\r" && $0 != "\t" }
        if text.allSatisfy(\.isWhitespace) {
            faults.append(.required(path + name))
        } else if text.unicodeScalars.count > limit {
            let rule = "Dit veld mag ten hoogste \(limit) tekens lang zijn."
            faults.append(InvalidParam(path + name, "too-long", rule))
        } else if !isClean {
            faults.append(InvalidParam(path + name, "control-characters", "Haal de onzichtbare tekens weg."))
        } else {
            return text
        }
        return nil
    }

    /// A text that `make` turns into a value; `nil` when it is absent, and after a fault.
    private mutating func value<Value>(
        _ fields: [String: JSONTree],
        _ name: String,
        _ rule: String,
        in path: String = "",
        _ make: (String) -> Value?
    ) -> Value? {
        if isAbsent(fields, name) { return nil }
        guard let text = fields[name]?.text else {
            faults.append(InvalidParam(path + name, "not-a-string", "Stuur hier een tekst tussen aanhalingstekens."))
            return nil
        }
        let value = make(text)
        if value == nil { faults.append(InvalidParam(path + name, "malformed", rule)) }
        return value
    }

    private mutating func refuseOthers(_ fields: [String: JSONTree], than known: [String], in path: String) {
        for key in fields.keys.sorted() where !known.contains(key) {
            let shown = key.prefix(40).filter { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }
            let rule = "Dit veld bestaat niet. Haal het weg of verbeter de naam."
            faults.append(InvalidParam(path + shown, "unknown-field", rule))
        }
    }

    private func isAbsent(_ fields: [String: JSONTree], _ name: String) -> Bool { fields[name] ?? .null == .null }
}

extension JSONTree {
    /// A number of either kind, `nil` when it is something else.
    var double: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }
}

extension InvalidParam {
    fileprivate static func required(_ name: String) -> InvalidParam {
        InvalidParam(name, "required", "Dit veld moet er zijn en mag niet leeg zijn.")
    }
}

extension Problem {
    static let bodyUnreadable = Problem(400, "body-unreadable", "De gegevens zijn geen leesbaar JSON-object.")

    static func invalidFields(_ faults: [InvalidParam]) -> Problem {
        Problem(
            400,
            "invalid-fields",
            "Niet alle velden kloppen. Kijk bij elk veld wat er mis is.",
            invalidParams: faults
        )
    }
}
