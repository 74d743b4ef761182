internal import FoundationEssentials
internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

extension Command.Option {
    static let onlyMunicipality = Command.Option(
        "municipality",
        value: "GEMEENTE",
        "Zet alleen deze gemeente terug (anders: alles)."
    )
    static let replace = Command.Option(
        "replace",
        "Vervang wat er staat; alles van na de reservekopie gaat verloren."
    )
}

extension Command {
    /// `dichtbij restore MAP`: needs the data folder alone.
    static let restore = Command(
        "restore",
        "Zet een reservekopie terug. De server moet gestopt zijn.",
        operands: [Operand("MAP", "De map van de reservekopie.")],
        options: [.onlyMunicipality, .replace]
    ) { invocation in
        let setting = try invocation.setting()
        let data = setting.configuration.platform.dataFolder
        guard ControlClient(in: data) == nil else {
            throw Refusal("De server draait op \(data). Stop de server, en zet dan de reservekopie terug.")
        }
        try OwnFolder.make(data)
        let lock = try DataFolder.lock(data)
        defer { withExtendedLifetime(lock) {} }
        let restoration = try Restoration(
            absolute(invocation.operands[0]),
            only: invocation.value(.onlyMunicipality),
            isReplacing: invocation.has(.replace),
            setting
        )
        try restoration.check()
        try restoration.run()
        invocation.terminal.line("De reservekopie van \(restoration.manifest.createdAt.rfc3339) staat terug.")
    }
}

/// Puts a backup back; everything is checked before the first file is touched.
struct Restoration {
    let manifest: BackupManifest
    private let folder: String
    private let isReplacing: Bool
    private let files: PlatformFiles
    private let keys: KeyRing
    private let report: @Sendable (String) -> Void
    private let items: [Item]

    /// One file and the place that it goes to.
    private struct Item {
        let source: String
        let target: String
        let label: String
        let facts: BackupManifest.File
    }

    init(_ folder: String, only slug: String?, isReplacing: Bool, _ setting: ServedPlatform.Setting) throws {
        let path = "\(folder)/\(BackupManifest.name)"
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal("In \(folder) staat geen volledige reservekopie: \(BackupManifest.name) ontbreekt.")
        }
        let manifest = try BackupManifest(json: Array(bytes), path: path)
        self.manifest = manifest
        self.folder = folder
        self.isReplacing = isReplacing
        files = PlatformFiles(setting.configuration.platform.dataFolder)
        keys = try KeySource(dataFolder: files.folder, variables: setting.variables).load(isFirstStart: false)
        report = setting.report
        let municipalities = setting.configuration.municipalities
        let known = Dictionary(municipalities.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let files = files
        let items = try manifest.files.map { facts in
            if facts.owner == "platform" {
                return (
                    slug: "",
                    Item(
                        source: "\(folder)/\(facts.name)",
                        target: files.platform,
                        label: "Platform",
                        facts: facts
                    )
                )
            }
            guard let municipality = known[facts.owner] else {
                throw Refusal(
                    "De reservekopie heeft gemeente \(facts.owner), maar die staat niet in de instellingen. "
                        + "Zet eerst haar bestand terug in \(setting.configFolder)/municipalities."
                )
            }
            return (
                slug: municipality.slug,
                Item(
                    source: "\(folder)/\(facts.name)",
                    target: files.database(of: municipality),
                    label: municipality.name,
                    facts: facts
                )
            )
        }
        self.items = items.filter { slug == nil || $0.slug == slug }.map(\.1)
        guard !self.items.isEmpty else {
            throw Refusal("De reservekopie heeft geen gemeente \"\(slug ?? "")\".")
        }
    }

    /// - Throws: ``Refusal`` for the first thing that does not fit.
    func check() throws {
        for key in manifest.keys {
            guard let check = Base64.decode(key.check.utf8), (try? keys.confirm(id: key.id, check: check)) != nil else {
                throw Refusal(
                    "De reservekopie ligt onder sleutel \(key.id), en die is er niet of is een andere. "
                        + "Zet het sleutelbestand terug dat erbij hoort."
                )
            }
        }
        for item in items {
            guard isReplacing || !FileManager.default.fileExists(atPath: item.target) else {
                throw Refusal("\(item.target) bestaat al. Geef --replace om het te vervangen.")
            }
            report("\(item.label): controleren.")
            guard SHA256.hexadecimalDigest(ofFile: item.source) == item.facts.sha256 else {
                throw Refusal("\(item.source) ontbreekt of is veranderd. Gebruik een andere reservekopie.")
            }
            let owner = try FileMarks(UnopenedFile(path: item.source)).mark("owner")
            guard owner == item.facts.owner else {
                throw Refusal("\(item.source) hoort niet bij \(item.label). Gebruik een andere reservekopie.")
            }
        }
    }

    func run() throws {
        try files.makeFolders()
        for item in items {
            let progress = CopyProgress(item.label, clock: SystemClock(), report: report)
            do {
                let done = try SQLiteStore.restore(
                    from: item.source,
                    to: item.target,
                    isReplacing: isReplacing,
                    digest: SHA256(),
                    progress: progress.advance
                )
                guard done.rows == item.facts.rows, done.files >= item.facts.contentFiles else {
                    throw Refusal(
                        "\(item.label): teruggezet, maar er ontbreken foto's of documenten in de reservekopie."
                    )
                }
                report(
                    "\(item.label): \(Progress.grouped(done.rows)) rijen en \(Progress.grouped(done.files)) bestanden terug."
                )
            } catch let error as BackupError {
                throw Refusal(BackupSentence.about(error))
            }
        }
    }
}
