internal import Kernel

extension FieldReader {
    /// The four digits of the national list of municipalities.
    func municipalityCode(_ key: String) -> String? {
        guard let text = text(key, .line(upTo: 4)) else { return nil }
        if text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
        fault(key, rule: "Een gemeentecode heeft vier cijfers.", remedy: "Neem de code van het CBS, zoals \"0226\".")
        return nil
    }

    /// The id of an organisation; unlike other keys it may start with a digit, such as `1stroom`.
    func organisationID(_ key: String) -> String? {
        guard let text = text(key, .line(upTo: 40)) else { return nil }
        let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        if isPlain, !text.hasPrefix("-") { return text }
        fault(
            key,
            rule: "De naam van een organisatie heeft alleen kleine letters, cijfers en streepjes.",
            remedy: "Schrijf bijvoorbeeld \"1stroom\"."
        )
        return nil
    }

    func legalEntityNumber(_ key: String) -> LegalEntityNumber? {
        guard let text = text(key, .line(upTo: 20)) else { return nil }
        if let number = try? LegalEntityNumber(text) { return number }
        fault(
            key,
            rule: "Dit is geen RSIN: negen cijfers die voor de elfproef slagen.",
            remedy: "Neem het RSIN uit het Handelsregister over, met de nullen vooraan."
        )
        return nil
    }

    func organisationNumber(_ key: String) -> OrganisationIdentificationNumber? {
        guard let text = text(key, .line(upTo: 30)) else { return nil }
        if let number = try? OrganisationIdentificationNumber(text) { return number }
        fault(
            key,
            rule: "Dit is geen OIN: twintig cijfers, met vooraan het register.",
            remedy: "Neem het OIN uit het OIN-register over. Bij een RSIN is het 00000001, het RSIN en 000."
        )
        return nil
    }

    /// A number that people can call: digits and spaces, at least four digits.
    func phone(_ key: String) -> String? {
        guard let text = text(key, .line(upTo: 20)) else { return nil }
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 32 || $0 == 43 }
        if isPlain, text.count(where: \.isNumber) >= 4 { return text }
        fault(key, rule: "Dit is geen telefoonnummer.", remedy: "Schrijf cijfers en spaties, zoals \"14 0316\".")
        return nil
    }

    /// The names of teams by their keys; empty when the key is absent.
    func teams(_ key: String) -> [Team] {
        optionalObject(key) { table in
            var teams: [Team] = []
            for key in table.allKeys() {
                guard let team = table.team(key) else { continue }
                if let complaint = TextRule.key(upTo: 50).complaints(about: key).first {
                    table.fault(key, rule: complaint.rule, remedy: "Schrijf bijvoorbeeld \"sociaal-team\".")
                } else if let other = teams.first(where: { $0.name.lowercased() == team.name.lowercased() }) {
                    table.fault(
                        key,
                        rule: "Zo heet team \"\(other.key)\" ook.",
                        remedy: "Geef elk team een eigen naam."
                    )
                } else {
                    teams.append(team)
                }
            }
            return teams
        } ?? []
    }

    /// A team: its name, or an object with its name, phone and addresses.
    private func team(_ key: String) -> Team? {
        guard holdsObject(key) else { return text(key, .line(upTo: 60)).map { Team(key: key, name: $0) } }
        return object(key) { fields in
            let name = fields.text("name", .line(upTo: 60))
            let phone = fields.has("phone") ? fields.phone("phone") : nil
            let mail = fields.optionalMailAddress("mail")
            let leadMail = fields.optionalMailAddress("leadMail")
            return name.map { Team(key: key, name: $0, phone: phone, mail: mail, leadMail: leadMail) }
        }
    }

    /// A list of days such as `2026-05-15`.
    func days(_ key: String) -> Set<Day>? {
        guard let texts = texts(key, .line(upTo: 10)) else { return nil }
        var days: Set<Day> = []
        for text in texts {
            if let day = try? Day(iso: text) {
                days.insert(day)
            } else {
                fault(key, rule: "\"\(text)\" is geen dag.", remedy: "Schrijf jaar-maand-dag, zoals \"2026-05-15\".")
            }
        }
        return days
    }

    /// Notes a fault for each text that is no host name.
    func checkHosts(_ key: String, _ hosts: [String]?) {
        for host in hosts ?? [] {
            let isPlain = host.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
            }
            guard !isPlain || host.hasPrefix(".") || host.hasSuffix(".") || host.hasPrefix("-") else { continue }
            fault(
                key,
                rule: "\"\(host)\" is geen naam van een website.",
                remedy: "Schrijf kleine letters, zonder https:// en zonder poort, zoals \"duiven.nl\"."
            )
        }
        checkOnce(key, hosts)
    }
}

extension Municipality.CertificatePaths {
    init?(_ fields: FieldReader) {
        let certificate = fields.text("certificate", .line(upTo: 200))
        let key = fields.text("key", .line(upTo: 200))
        guard let certificate, let key else { return nil }
        self.init(certificate: certificate, key: key)
    }
}

extension Municipality.Theme {
    init?(_ fields: FieldReader) {
        let accent = fields.colour("accent", on: Municipality.Theme.lightGround)
        let accentOnDark = fields.colour("accentOnDark", on: Municipality.Theme.darkGround)
        guard let accent, let accentOnDark else { return nil }
        self.init(accent: accent, accentOnDark: accentOnDark)
    }
}

extension FieldReader {
    /// A colour that can be read as text on a ground, both as `#rrggbb`.
    func colour(_ key: String, on ground: String) -> String? {
        guard let text = text(key, .line(upTo: 7)) else { return nil }
        guard let contrast = Contrast(of: text, on: ground) else {
            fault(key, rule: "Dit is geen kleur.", remedy: "Schrijf een # en zes tekens 0-9 a-f, zoals \"#1d72b4\".")
            return nil
        }
        guard contrast.ratio >= Contrast.forText else {
            let tenths = Int(contrast.ratio * 10)
            fault(
                key,
                rule: "Het contrast met de achtergrond is \(tenths / 10),\(tenths % 10); 4,5 is nodig (WCAG 1.4.3).",
                remedy: "Kies een \(ground == Municipality.Theme.lightGround ? "donkerdere" : "lichtere") kleur."
            )
            return nil
        }
        return text
    }
}
