internal import FoundationEssentials
internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

/// The work behind `backup`: every file is copied while it is in use, and read back.
struct BackupWorks: Sendable {
    let platform: Platform

    /// By the name of the command.
    var all: [String: ControlDesk.Work] { ["backup": backup] }

    private func backup(_ call: ControlCall) throws -> String {
        let folder = try call.required("folder")
        try checkPlace(folder)
        try OwnFolder.make(folder)
        try OwnFolder.make("\(folder)/municipalities")
        let createdAt = platform.clock.now()
        var files: [BackupManifest.File] = []
        for tenant in platform.directory.open {
            let path = platform.files.database(of: tenant.municipality)
            let name = "municipalities/" + (path.split(separator: "/").last ?? "")
            let label = tenant.municipality.name
            files.append(try copy(tenant.store, Place(folder, name, owner: tenant.municipality.code, label), call))
        }
        // Last, so that it knows every client that a case names.
        files.append(try copy(platform.file, Place(folder, "platform.sqlite", owner: "platform", "Platform"), call))
        let keys = platform.keys.ring.keys.map { BackupManifest.Key(id: $0.id, check: Base64.encode($0.check)) }
        let manifest = BackupManifest(createdAt: createdAt, keys: keys, files: files)
        // The manifest comes last: a folder without it is no backup.
        try ConfigurationWriter.create("\(folder)/\(BackupManifest.name)", manifest.json)
        return sentence(about: manifest, in: folder)
    }

    /// Where one copy goes.
    private struct Place {
        let folder: String
        let name: String
        let owner: String
        let label: String

        init(_ folder: String, _ name: String, owner: String, _ label: String) {
            self.folder = folder
            self.name = name
            self.owner = owner
            self.label = label
        }

        var path: String { "\(folder)/\(name)" }
    }

    private func copy(_ store: SQLiteStore, _ place: Place, _ call: ControlCall) throws -> BackupManifest.File {
        let progress = CopyProgress(place.label, clock: platform.clock, report: call.report)
        let report: BackupReport
        do {
            report = try store.backup(to: place.path, digest: SHA256(), progress: progress.advance)
        } catch let error as BackupError {
            throw Refusal(BackupSentence.about(error))
        }
        guard let digest = SHA256.hexadecimalDigest(ofFile: place.path) else {
            throw Refusal("\(place.path) is niet terug te lezen. Controleer de schijf.")
        }
        call.report(
            "\(place.label): \(Progress.grouped(report.rows)) rijen en \(Progress.grouped(report.files)) bestanden gekopieerd."
        )
        return BackupManifest.File(
            name: place.name,
            owner: place.owner,
            tables: report.tables,
            rows: report.rows,
            contentFiles: report.files,
            sha256: digest
        )
    }

    private func checkPlace(_ folder: String) throws(Refusal) {
        let isInside = (try? KeyFile(path: folder, dataFolder: platform.files.folder)) == nil
        guard !isInside else {
            throw Refusal("De map \(folder) ligt in de map met gegevens. Kies een map op een andere plek.")
        }
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard found.isEmpty else { throw Refusal("De map \(folder) is niet leeg. Kies een nieuwe map.") }
    }

    private func sentence(about manifest: BackupManifest, in folder: String) -> String {
        let rows = manifest.files.reduce(0) { $0 + $1.rows }
        let closed = platform.directory.all.count - platform.directory.open.count
        var text =
            "De reservekopie staat in \(folder): \(manifest.files.count) bestanden, \(Progress.grouped(rows)) rijen. "
            + "De sleutels zitten er niet bij: bewaar het sleutelbestand apart."
        if closed > 0 {
            text += "\nNiet erbij, want hun bestand is niet open: \(Progress.counted(closed, "gemeente", "gemeenten"))."
        }
        return text
    }
}

/// Tells every five seconds how far a copy is; called from more than one thread.
final class CopyProgress: Sendable {
    private let label: String
    private let clock: any Clock
    private let report: @Sendable (String) -> Void
    private let lastTold: Lock<Timestamp>

    init(_ label: String, clock: any Clock, report: @escaping @Sendable (String) -> Void) {
        self.label = label
        self.clock = clock
        self.report = report
        lastTold = Lock(clock.now())
    }

    func advance(_ progress: BackupProgress) {
        let now = clock.now()
        let isDue = lastTold.withLock { told in
            guard now.milliseconds - told.milliseconds >= 5_000 else { return false }
            told = now
            return true
        }
        guard isDue else { return }
        let percentage = progress.total > 0 ? progress.done * 100 / progress.total : 0
        report("\(label): \(BackupSentence.about(progress.part)), \(percentage)%")
    }
}

/// What operators read about copies.
enum BackupSentence {
    static func about(_ error: BackupError) -> String {
        switch error {
        case .targetExists(let file): "\(file) bestaat al. Kies een andere map, of geef bij restore --replace."
        case .missing(let file): "\(file) ontbreekt. Gebruik een volledige reservekopie."
        case .damaged(let file, let check, _):
            "\(file) is beschadigd (\(check)). Gebruik een andere reservekopie; `dichtbij doctor` zegt meer."
        case .damagedContent(let file):
            "Het bestand \(file) is veranderd of beschadigd. Gebruik een andere reservekopie."
        }
    }

    static func about(_ part: BackupProgress.Part) -> String {
        switch part {
        case .database: "gegevens kopiëren"
        case .files: "foto's en documenten kopiëren"
        case .check: "nalezen"
        }
    }
}
