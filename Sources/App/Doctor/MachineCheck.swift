internal import Glibc
internal import Kernel

/// Looks at what the machine gives us: room on the disk and open files.
struct MachineCheck {
    let configuration: Configuration

    var findings: [Finding] { [disk, openFiles] }

    private var disk: Finding {
        let folder = configuration.platform.dataFolder
        var facts = statvfs()
        // The folder itself may not be there before the first start.
        guard statvfs(folder, &facts) == 0 || statvfs(".", &facts) == 0 else {
            return .fault("schijf", "De ruimte bij \(folder) is niet op te vragen. Controleer de map.")
        }
        let mebibytes = (Int(facts.f_bavail) * Int(facts.f_frsize)) >> 20
        let room = "\(Progress.grouped(mebibytes)) MB vrij bij \(folder)."
        if mebibytes < 200 { return .fault("schijf", "\(room) Maak ruimte: straks kan er niets meer bij.") }
        if mebibytes < 2_000 { return .attention("schijf", "\(room) Maak op tijd ruimte.") }
        return .fine("schijf", room)
    }

    /// Each file has three handles per connection: the database, its log and the log's index.
    private var openFiles: Finding {
        let perFile = 7
        let needed =
            (configuration.municipalities.count + 1) * perFile + configuration.platform.limits.connections + 100
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return .fault("open bestanden", "De grens is niet op te vragen.")
        }
        let allowed = limit.rlim_cur > UInt(Int.max) ? Int.max : Int(limit.rlim_cur)
        let sentence = "Nodig bij volle drukte: \(Progress.grouped(needed)); toegestaan: \(Progress.grouped(allowed))."
        guard allowed < needed else { return .fine("open bestanden", sentence) }
        return .attention("open bestanden", "\(sentence) Zet LimitNOFILE hoger, zoals Docs/operators/install.md zegt.")
    }
}
