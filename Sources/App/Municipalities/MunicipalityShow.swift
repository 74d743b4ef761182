internal import Kernel

extension Command {
    /// `dichtbij municipality show GEMEENTE`.
    static let municipalityShow = Command(
        "municipality show",
        "Laat de instellingen van één gemeente zien.",
        operands: [Operand("GEMEENTE", "De naam in het webadres, zoals duiven.")],
        options: [.json]
    ) { invocation in
        let configuration = try invocation.configuration()
        let slug = invocation.operands[0]
        guard let municipality = configuration.municipality(slug) else {
            let question = NearestWord.question(slug, among: configuration.municipalities.map(\.slug))
            throw Refusal(
                "De gemeente \"\(slug)\" staat niet in de instellingen.\(question.isEmpty ? "" : " \(question)")"
            )
        }
        let facts = MunicipalityFacts(municipality).rows
        if invocation.has(.json) {
            var json = JSONWriter()
            json.object { json in
                for (key, _, value) in facts { json.field(named: key, value) }
            }
            invocation.terminal.line(String(decoding: json.bytes, as: UTF8.self))
        } else {
            invocation.terminal.line(HelpText.table(facts.map { ($0.label, $0.value) }))
        }
    }
}

/// The settings of a municipality as an operator reads them.
private struct MunicipalityFacts {
    /// The key in the file, its Dutch label and the value.
    let rows: [(key: String, label: String, value: String)]

    init(_ municipality: Municipality) {
        let places = municipality.locations.map { "\($0.name), \($0.address)" }
        let norms = municipality.norms.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.sentence($0.value))" }
        rows = [
            ("slug", "naam in het webadres", municipality.slug),
            ("code", "gemeentecode", municipality.code),
            ("name", "naam", municipality.name),
            ("organisation", "organisatie", municipality.organisation),
            ("rsin", "RSIN", municipality.rsin.digits),
            ("oin", "OIN", municipality.oin.digits),
            ("application", "applicatie", municipality.applicationName),
            ("hosts", "websites", Self.list(municipality.hosts)),
            ("phone", "telefoon", municipality.phone),
            ("accent", "kleur", municipality.theme.accent),
            ("wording", "woord voor inwoners", municipality.wording.rawValue),
            ("portal", "eigen zaken inzien", municipality.portal.rawValue),
            ("serviceCentre", "klantcontactcentrum", municipality.serviceCentre.rawValue),
            ("responsePromise", "antwoord binnen", Self.sentence(municipality.responsePromise)),
            ("calendar", "kalender", municipality.calendar.rawValue),
            ("bridgeDays", "brugdagen", Self.list(municipality.bridgeDays.sorted().map(\.iso))),
            ("showsNorms", "toont servicenormen", municipality.showsNorms ? "ja" : "nee"),
            ("norms", "eigen servicenormen", Self.list(norms)),
            ("modules", "onderdelen bij de start", Self.list(municipality.startModules)),
            ("officialChannels", "officiële kanalen", Self.list(municipality.officialChannels.sorted())),
            ("locations", "locaties", Self.list(places)),
            ("teams", "teams", Self.list(municipality.teams.map { "\($0.key): \($0.name)" })),
            ("certificate", "certificaat", municipality.certificate?.certificate ?? "geen"),
        ]
    }

    private static func list(_ words: [String]) -> String {
        words.isEmpty ? "geen" : words.joined(separator: "; ")
    }

    private static func sentence(_ norm: ServiceNorm) -> String {
        switch norm.unit {
        case .days: "\(norm.amount) \(norm.amount == 1 ? "dag" : "dagen")"
        case .workingDays: "\(norm.amount) \(norm.amount == 1 ? "werkdag" : "werkdagen")"
        case .weeks: "\(norm.amount) \(norm.amount == 1 ? "week" : "weken")"
        }
    }
}
