internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

/// Looks at one database file: whole, of this program, of this municipality and under these keys.
struct FileCheckup {
    let findings: [Finding]

    init(_ known: KnownFile, ring: KeyRing?, now: Timestamp) {
        guard known.file.exists else {
            findings = [.attention(known.label, "\(known.path) is er nog niet. De volgende start maakt het bestand.")]
            return
        }
        do {
            var faults = try Self.structure(known)
            faults += try Self.marks(known, ring)
            faults += try Self.clock(known, now)
            findings = faults.isEmpty ? [.fine(known.label, "\(known.path) is heel en bij.")] : faults
        } catch let error as MigrationError {
            findings = [.fault(known.label, FileOpener.sentence(about: error))]
        } catch {
            findings = [
                .fault(
                    known.label,
                    "\(known.path) is niet te lezen (\(error)). Controleer de rechten, of zet een reservekopie terug."
                )
            ]
        }
    }

    private static func structure(_ known: KnownFile) throws -> [Finding] {
        var findings: [Finding] = []
        if let damage = try known.file.firstDamage() {
            findings.append(
                .fault(
                    known.label,
                    "\(known.path) is beschadigd (\(damage)). Zet een reservekopie terug met `dichtbij restore`."
                )
            )
        }
        let steps = try known.pendingSteps()
        if !steps.isEmpty {
            findings.append(
                .attention(
                    known.label,
                    "Nog te doen door `dichtbij migrate`: \(Progress.counted(steps.count, "stap", "stappen"))."
                )
            )
        }
        return findings
    }

    private static func marks(_ known: KnownFile, _ ring: KeyRing?) throws -> [Finding] {
        let marks = FileMarks(known.file)
        var findings: [Finding] = []
        if let owner = try marks.mark("owner"), owner != known.owner {
            findings.append(.fault(known.label, "\(known.path) hoort bij \(owner). Zet het goede bestand terug."))
        }
        guard let ring else { return findings }
        for mark in try marks.marks(startingWith: FileMarks.masterKey) {
            let check = Base64.decode(mark.value.utf8) ?? []
            guard (try? ring.confirm(id: mark.name, check: check)) == nil else { continue }
            findings.append(
                .fault(
                    known.label,
                    "\(known.path) ligt onder sleutel \(mark.name), en die is er niet of is een andere. "
                        + "Zet het sleutelbestand terug dat erbij hoort."
                )
            )
        }
        return findings
    }

    /// A clock that runs behind what was already written gives history in the wrong order.
    private static func clock(_ known: KnownFile, _ now: Timestamp) throws -> [Finding] {
        guard known.owner != "platform", try known.pendingSteps().isEmpty else { return [] }
        let last = try known.file.read { database in
            try database.first("SELECT at FROM event ORDER BY seq DESC LIMIT 1") { try $0.timestamp(0) }
        }
        guard let last, last > now.adding(seconds: 60) else { return [] }
        return [
            .fault(
                "klok",
                "De klok staat op \(now.rfc3339), maar \(known.label) heeft al iets van \(last.rfc3339). Zet de klok goed."
            )
        ]
    }
}
