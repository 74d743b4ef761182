internal import HTTPServer
internal import Kernel
internal import Records

/// What an open platform does for commands: in the running server, or in the command itself when none runs.
struct ServerWorks: Sendable {
    let platform: Platform
    /// What sends to MijnOverheid; `nil` when no server runs.
    let deliveries: DeliveryCentre?
    let setting: ServedPlatform.Setting
    /// What the server answers; `nil` when no server runs.
    var addresses: [RouteSummary]?

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        let own: [String: ControlDesk.Work] = ["municipality add": addMunicipality]
        let groups = [
            ClientWorks(platform: platform).all, StaffWorks(platform: platform).all,
            ModuleWorks(platform: platform).all, CaseTypeWorks(platform: platform, setting: setting).all,
            KeyWorks(
                platform: platform,
                source: KeySource(dataFolder: platform.files.folder, variables: setting.variables)
            )
            .all,
            BackupWorks(platform: platform).all, ImportWorks(platform: platform).all,
            SyncWorks(platform: platform, deliveries: deliveries).all, RouteWorks(addresses: addresses).all,
        ]
        return groups.reduce(own) { all, group in all.merging(group) { first, _ in first } }
    }

    /// The command wrote the file; the server reads it and serves it at once.
    private func addMunicipality(_ call: ControlCall) throws -> String {
        let slug = try call.required("slug")
        let configuration = try Configuration.read(folder: setting.configFolder, moduleIDs: platform.modules.ids)
        guard let municipality = configuration.municipality(slug) else {
            throw Refusal(
                "De server vindt \(slug) niet in \(setting.configFolder). Geef server en opdracht dezelfde --config."
            )
        }
        let reports = Lock<[String]>([])
        try platform.directory.add(municipality) { sentence in reports.withLock { $0.append(sentence) } }
        let problems = reports.withLock { $0 }
        if !problems.isEmpty { throw Refusal(problems.joined(separator: "\n")) }
        try deliveries?.start()
        return "\(municipality.name) is bereikbaar op /\(slug)."
    }
}
