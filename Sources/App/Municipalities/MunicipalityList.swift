internal import Kernel

extension Command {
    /// `dichtbij municipality list`.
    static let municipalityList = Command(
        "municipality list",
        "Noemt de gemeenten in de instellingen.",
        options: [.json]
    ) { invocation in
        let configuration = try invocation.configuration()
        if invocation.has(.json) {
            invocation.terminal.line(json(of: configuration.municipalities))
        } else {
            invocation.terminal.line(table(of: configuration))
        }
    }

    private static func json(of municipalities: [Municipality]) -> String {
        var json = JSONWriter()
        json.array { json in
            for municipality in municipalities {
                json.object { json in
                    json.field("slug", municipality.slug)
                    json.field("code", municipality.code)
                    json.field("name", municipality.name)
                    json.field("organisation", municipality.organisation)
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func table(of configuration: Configuration) -> String {
        let rows = configuration.municipalities.map { municipality in
            let organisation = configuration.platform.organisations.first { $0.id == municipality.organisation }
            return (
                "\(municipality.code)  \(municipality.slug)",
                "\(municipality.name), \(organisation?.name ?? municipality.organisation)"
            )
        }
        return HelpText.table(rows)
    }
}
