internal import Kernel
internal import Records
internal import SQLiteStore

extension Command {
    /// `dichtbij migrate`: what a start of the server would do as well, but without serving.
    static let migrate = Command(
        "migrate",
        "Werkt de bestanden bij voor deze versie van het programma, en zegt wat er veranderde."
    ) { invocation in
        let setting = try invocation.setting()
        let data = setting.configuration.platform.dataFolder
        if ControlClient(in: data) != nil {
            invocation.terminal.line("De server draait en heeft alle bestanden bij de start bijgewerkt.")
            return
        }
        let lock = try DataFolder.lock(data)
        defer { withExtendedLifetime(lock) {} }
        let files = try KnownFiles(setting).all
        let pending = files.map { ($0, (try? $0.pendingSteps()) ?? []) }
        let platform = try Platform(setting)
        defer { platform.close() }
        var isUpToDate = true
        for (file, steps) in pending where !steps.isEmpty {
            isUpToDate = false
            invocation.terminal.line("\(file.path): \(steps.joined(separator: ", "))")
        }
        let closed = platform.directory.all.count - platform.directory.open.count
        guard closed == 0 else {
            throw Refusal(
                "Niet open te krijgen: \(Progress.counted(closed, "bestand", "bestanden")). `dichtbij doctor` zegt waarom."
            )
        }
        invocation.terminal.line(isUpToDate ? "Alle \(files.count) bestanden zijn bij." : "Alle bestanden zijn nu bij.")
    }
}

/// The files that a configuration makes the program use, whether they are there or not.
struct KnownFiles {
    let all: [KnownFile]

    /// - Throws: ``Refusal`` when the modules do not fit together.
    init(_ setting: ServedPlatform.Setting) throws {
        let files = PlatformFiles(setting.configuration.platform.dataFolder)
        let migrations = KernelSchema.migrations + (try ModuleCatalog.checked()).migrations
        let platform = KnownFile(
            path: files.platform,
            label: "Platform",
            owner: "platform",
            migrations: PlatformSchema.migrations
        )
        all =
            [platform]
            + setting.configuration.municipalities.map { municipality in
                KnownFile(
                    path: files.database(of: municipality),
                    label: municipality.name,
                    owner: municipality.code,
                    migrations: migrations
                )
            }
    }
}

/// One file with what the program expects of it.
struct KnownFile {
    let path: String
    let label: String
    /// The code of the municipality, or `platform`.
    let owner: String
    let migrations: [Migration]

    var file: UnopenedFile { UnopenedFile(path: path) }

    /// The steps that opening it would apply; all of them for a file that is not there.
    func pendingSteps() throws -> [String] {
        file.exists ? try file.pendingSteps(of: migrations) : migrations.map(\.name)
    }
}
