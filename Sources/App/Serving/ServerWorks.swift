internal import Kernel
internal import Records

/// What the running server does for commands that reach it through the control socket.
struct ServerWorks: Sendable {
    let platform: Platform
    let deliveries: DeliveryCentre
    let configFolder: String

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        [
            "municipality add": addMunicipality
        ]
    }

    /// The command wrote the file; the server reads it and serves it at once.
    private func addMunicipality(_ arguments: [String: String]) throws -> String {
        let slug = arguments["slug"] ?? ""
        let configuration = try Configuration.read(folder: configFolder, moduleIDs: platform.modules.ids)
        guard let municipality = configuration.municipality(slug) else {
            throw Refusal("De server vindt \(slug) niet in \(configFolder). Geef server en opdracht dezelfde --config.")
        }
        let reports = Lock<[String]>([])
        try platform.directory.add(municipality) { sentence in reports.withLock { $0.append(sentence) } }
        let problems = reports.withLock { $0 }
        if !problems.isEmpty { throw Refusal(problems.joined(separator: "\n")) }
        try deliveries.start()
        return "\(municipality.name) is bereikbaar op /\(slug)."
    }
}
