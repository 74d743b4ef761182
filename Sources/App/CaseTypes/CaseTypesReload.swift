internal import Kernel

extension Command {
    /// `dichtbij case-types reload`.
    static let caseTypesReload = Command(
        "case-types reload",
        "Laat de server de bestanden met zaaktypen opnieuw lezen, zonder herstart."
    ) { invocation in
        // Told here with file, key and value; the server reads the same files once more.
        let configuration = try invocation.configuration()
        guard let server = ControlClient(in: configuration.platform.dataFolder) else {
            invocation.terminal.line("De server draait niet. Hij leest de zaaktypen als hij start.")
            return
        }
        switch try server.ask(ControlRequest("case-types reload", [:])) {
        case .done(let text), .progress(let text): invocation.terminal.line(text)
        case .refused(let sentence): throw Refusal(sentence)
        }
    }
}

/// The work behind the commands about case types in a running server.
struct CaseTypeWorks: Sendable {
    let platform: Platform
    let setting: ServedPlatform.Setting

    /// By the name of the command.
    var all: [String: ControlDesk.Work] { ["case-types reload": reload] }

    /// Everything is read and checked first: with one mistake nothing changes.
    private func reload(_ call: ControlCall) throws -> String {
        let configuration = try Configuration.read(folder: setting.configFolder, moduleIDs: platform.modules.ids)
        let before = platform.modules.caseTypes
        let next = try platform.catalogue.read(configuration)
        let changed = try platform.directory.useCaseTypes(of: next, as: configuration)
        platform.catalogue.use(next)
        return Self.sentence(before, next.caseTypes, changed)
    }

    private static func sentence(_ before: [CaseType], _ now: [CaseType], _ changed: [String]) -> String {
        let known = Set(before.map(CaseTypeVersion.init))
        let new = now.filter { !known.contains(CaseTypeVersion($0)) }.map { "\($0.key) (\($0.startsOn.iso))" }
        let lines = [
            new.isEmpty ? nil : "Nieuw: \(new.joined(separator: ", ")).",
            changed.isEmpty ? nil : "Er verandert iets bij: \(changed.joined(separator: ", ")).",
        ]
        let all = lines.compactMap(\.self)
        return all.isEmpty
            ? "De server las de zaaktypen opnieuw. Er is niets veranderd."
            : "De server las de zaaktypen opnieuw. " + all.joined(separator: " ")
    }
}
