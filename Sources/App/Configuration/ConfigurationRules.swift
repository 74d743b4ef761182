internal import Kernel

/// The rules that need more than one file: nothing twice, and every name leads somewhere.
struct ConfigurationRules {
    let files: ConfigurationFolder
    /// `nil` when its own file is wrong; rules about it then wait for its repair.
    let platform: PlatformConfiguration?
    let municipalities: [Municipality]

    /// Words that the platform's own addresses start with, so that no municipality can have them.
    static let reservedSlugs: Set = ["beheer", "healthz", "readyz", "metrics", "assets", "api", "openapi", "demo"]

    var faults: [ConfigFault] {
        slugFaults + organisationFaults + duplicates("code") { [$0.code] } + duplicates("rsin") { [$0.rsin.digits] }
            + duplicates("hosts", \.hosts)
    }

    private var slugFaults: [ConfigFault] {
        municipalities.compactMap { municipality in
            let slug = municipality.slug
            let isPlain = slug.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            guard !isPlain || Self.reservedSlugs.contains(slug) || slug.hasPrefix("-") else { return nil }
            return fault(
                municipality,
                "",
                nil,
                "De naam van dit bestand kan geen deel van een webadres zijn.",
                "Gebruik kleine letters, cijfers en streepjes, en geen woord van het platform zelf."
            )
        }
    }

    private var organisationFaults: [ConfigFault] {
        guard let ids = platform?.organisations.map(\.id) else { return [] }
        return municipalities.filter { !ids.contains($0.organisation) }.map { municipality in
            let question = NearestWord.question(municipality.organisation, among: ids)
            return fault(
                municipality,
                "organisation",
                municipality.organisation,
                "Deze organisatie staat niet in \(files.platform).",
                question.isEmpty ? "Kies uit: \(ids.joined(separator: ", "))." : question
            )
        }
    }

    private func duplicates(_ key: String, _ values: (Municipality) -> [String]) -> [ConfigFault] {
        var owners: [String: Municipality] = [:]
        var faults: [ConfigFault] = []
        for municipality in municipalities {
            for value in values(municipality) {
                if let owner = owners[value] {
                    let rule = "Dit staat ook in \(files.municipality(owner.slug))."
                    faults.append(fault(municipality, key, value, rule, "Verander een van de twee."))
                }
                owners[value] = municipality
            }
        }
        return faults
    }

    private func fault(
        _ municipality: Municipality,
        _ key: String,
        _ value: String?,
        _ rule: String,
        _ remedy: String
    ) -> ConfigFault {
        ConfigFault(
            file: files.municipality(municipality.slug),
            keyPath: key,
            value: value.map(JSONTree.text),
            rule: rule,
            remedy: remedy
        )
    }
}
