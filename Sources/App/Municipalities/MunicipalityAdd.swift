internal import Kernel

extension Command {
    /// `dichtbij municipality add GEMEENTE`: the only command that writes into the configuration folder.
    static let municipalityAdd = Command(
        "municipality add",
        "Voegt een gemeente toe aan de instellingen, en aan de server als die draait.",
        operands: [Operand("GEMEENTE", "De naam in het webadres: kleine letters en streepjes, zoals heerde.")],
        options: NewMunicipality.questions.map(\.option)
    ) { invocation in
        let configuration = try invocation.configuration()
        let files = ConfigurationFolder(invocation.configFolder)
        let slug = invocation.operands[0]
        guard configuration.municipality(slug) == nil else {
            throw Refusal("De gemeente \"\(slug)\" staat al in \(files.municipality(slug)). Verander dat bestand.")
        }
        let answers = try NewMunicipality.ask(invocation)
        let json = NewMunicipality(answers, moduleIDs: invocation.surroundings.moduleIDs).json
        try check(json, slug, configuration, files, invocation.surroundings.moduleIDs)
        try ConfigurationWriter.create(files.municipality(slug), json)
        invocation.terminal.line("Geschreven: \(files.municipality(slug)).")
        try tellServer(slug, in: configuration.platform.dataFolder, invocation.terminal)
    }

    private static func check(
        _ json: [UInt8],
        _ slug: String,
        _ configuration: Configuration,
        _ files: ConfigurationFolder,
        _ moduleIDs: [String]
    ) throws(ConfigFaults) {
        let added = try Municipality.read(files.municipality(slug), json, slug: slug, moduleIDs: moduleIDs)
        let all = configuration.municipalities + [added]
        let rules = ConfigurationRules(files: files, platform: configuration.platform, municipalities: all)
        if !rules.faults.isEmpty { throw ConfigFaults(rules.faults) }
    }

    private static func tellServer(_ slug: String, in dataFolder: String, _ terminal: Terminal) throws {
        guard let server = ControlClient(in: dataFolder) else {
            terminal.line("De server draait niet. De gemeente doet mee zodra de server start.")
            return
        }
        switch try server.ask(ControlRequest("municipality add", ["slug": slug])) {
        case .done(let text), .progress(let text):
            terminal.line(text.isEmpty ? "De server kent de gemeente nu." : text)
        case .refused(let sentence):
            throw Refusal("Het bestand is geschreven, maar de server neemt de gemeente niet op: \(sentence)")
        }
    }
}
