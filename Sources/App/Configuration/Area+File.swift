internal import Kernel

extension Area {
    /// Reads a part of a municipality: `"postcodes"`, `"corners"` such as `"51.95, 6.01"`, or both.
    init?(_ fields: FieldReader) {
        let key = fields.text("key", .key(upTo: 40))
        let name = fields.text("name", .line(upTo: 60))
        let postcodes = fields.has("postcodes") ? fields.texts("postcodes", .line(upTo: 7)) : []
        let corners = fields.has("corners") ? fields.texts("corners", .line(upTo: 40)) : []
        guard let key, let name, let postcodes, let corners else { return nil }
        self.init(
            key: key,
            name: name,
            postcodes: Set(postcodes.compactMap { Self.postcode($0, fields) }),
            corners: corners.compactMap { Self.corner($0, fields) }
        )
        if postcodes.isEmpty, corners.isEmpty {
            fields.fault("postcodes", rule: "Dit gebied heeft geen plek.", remedy: "Noem postcodes of hoeken.")
        }
        if !corners.isEmpty, corners.count < 3 {
            fields.fault(
                "corners",
                rule: "Een grens heeft drie hoeken of meer.",
                remedy: "Noem alle hoeken op volgorde."
            )
        }
    }

    private static func postcode(_ text: String, _ fields: FieldReader) -> String? {
        let isQuarter = text.utf8.count == 4 && text.utf8.first != 48 && text.utf8.allSatisfy { (48...57).contains($0) }
        if isQuarter { return text }
        if let postcode = try? Postcode(text) { return postcode.compact }
        fields.fault(
            "postcodes",
            rule: "\"\(text)\" is geen postcode.",
            remedy: "Schrijf vier cijfers, of een hele postcode zoals \"6921 AA\"."
        )
        return nil
    }

    private static func corner(_ text: String, _ fields: FieldReader) -> Corner? {
        let parts = text.split { $0 == "," || $0 == " " }.map { Double($0) }
        if parts.count == 2, let latitude = parts[0], let longitude = parts[1], (50.0...54.0).contains(latitude),
            (3.0...8.0).contains(longitude)
        {
            return Corner(latitude: latitude, longitude: longitude)
        }
        fields.fault(
            "corners",
            rule: "\"\(text)\" is geen punt in Nederland.",
            remedy: "Schrijf breedte en lengte, zoals \"51.9459, 6.0164\"."
        )
        return nil
    }
}

extension TeamRule {
    /// Reads a rule; whether its topics exist the modules know.
    init?(_ fields: FieldReader, areas: [String]) {
        let area = fields.optionalText("area", .key(upTo: 40))
        let topics = fields.has("topics") ? fields.texts("topics", .key(upTo: 50)) : []
        let team = fields.text("team", .key(upTo: 50))
        if let area, !areas.contains(area) {
            fields.fault(
                "area",
                rule: "Dit gebied staat niet bij areas.",
                remedy: "Kies uit: \(areas.joined(separator: ", "))."
            )
            return nil
        }
        guard let topics, let team else { return nil }
        self.init(area: area, topics: Set(topics), team: team)
    }
}

extension Partner {
    /// Reads another organisation and where questions to it go.
    init?(_ fields: FieldReader) {
        let key = fields.text("key", .key(upTo: 40))
        let name = fields.text("name", .line(upTo: 60))
        let mail = fields.optionalMailAddress("mail")
        if !fields.has("mail") { fields.fault("mail", rule: "Hier moet een e-mailadres staan.", remedy: "Vul het in.") }
        guard let key, let name, let mail else { return nil }
        self.init(key: key, name: name, mail: mail)
    }
}
