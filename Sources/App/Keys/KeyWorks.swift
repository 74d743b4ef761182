internal import Kernel
internal import Records
internal import Vault

/// The work behind the commands about the master keys.
struct KeyWorks: Sendable {
    let platform: Platform
    let source: KeySource

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        ["keys list": list, "keys rotate": rotate, "keys reseal": reseal, "keys drop": drop]
    }

    private func rotate(_ call: ControlCall) throws -> String {
        let file = try file()
        try requireEveryFile()
        let id = call["id"] ?? nextID()
        let ring = try refusing { () throws(KeyFileError) in
            try file.rotate(keyID: id, randomness: SystemRandomness())
        }
        // The key is on disk, and every file knows it, before anything lies under it: whatever happens from here
        // on, the next start opens all.
        try rotation(call).note(ring.current)
        platform.keys.change(to: ring)
        call.report("De nieuwe sleutel \(id) staat in \(source.path). Maak nu een kopie van dat bestand.")
        return try move(call)
    }

    private func reseal(_ call: ControlCall) throws -> String {
        try requireEveryFile()
        return try move(call)
    }

    private func move(_ call: ControlCall) throws -> String {
        let outcome = try rotation(call).run()
        let current = platform.keys.ring.current.id
        var text =
            "Alles ligt onder sleutel \(current): \(Progress.counted(outcome.moved, "waarde", "waarden")) opnieuw versleuteld."
        if outcome.unreadable > 0 {
            text =
                "\(Progress.counted(outcome.moved, "waarde", "waarden")) opnieuw versleuteld onder \(current), maar "
                + "\(Progress.grouped(outcome.unreadable)) zijn met geen sleutel te openen. Die staan er nog zoals ze waren."
        }
        return text
    }

    private func drop(_ call: ControlCall) throws -> String {
        let file = try file()
        let id = try call.required("key")
        let ring = platform.keys.ring
        guard id != ring.current.id else {
            throw Refusal("\(id) is de sleutel van nu. Maak eerst een nieuwe met `dichtbij keys rotate`.")
        }
        guard ring.older.contains(where: { $0.id == id }) else {
            throw Refusal("De sleutel \"\(id)\" is er niet. `dichtbij keys list` noemt ze allemaal.")
        }
        try requireEveryFile()
        let count = try rotation(call).counts()[id] ?? 0
        guard count == 0 else {
            throw Refusal(
                "Nog niet opnieuw versleuteld onder een nieuwere sleutel dan \(id): \(Progress.counted(count, "waarde", "waarden")). "
                    + "Doe dat eerst met `dichtbij keys reseal`."
            )
        }
        // The marks go first: a file that names a key which is gone would not open.
        try rotation(call).forget(id)
        platform.keys.change(to: try refusing { () throws(KeyFileError) in try file.drop(keyID: id) })
        return "Sleutel \(id) is weg. Bewaar haar apart, zolang u reservekopieën van voor die tijd wilt kunnen lezen."
    }

    private func list(_ call: ControlCall) throws -> String {
        let ring = platform.keys.ring
        let counts = try rotation(call).counts()
        if call.wantsJSON {
            var json = JSONWriter()
            json.array { json in
                for key in ring.keys {
                    json.object { json in
                        json.field("id", key.id)
                        json.field("isCurrent", key.id == ring.current.id)
                        json.field("sealed", counts[key.id] ?? 0)
                    }
                }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
        return HelpText.table(
            ring.keys.map { key in
                let state = key.id == ring.current.id ? "de sleutel van nu" : "opent alleen nog"
                return (key.id, "\(state), \(Progress.counted(counts[key.id] ?? 0, "waarde", "waarden"))")
            }
        )
    }

    private func rotation(_ call: ControlCall) -> KeyRotation {
        KeyRotation(platform: platform, terminal: call.terminal)
    }

    /// A closed file may hold rows under any key, and does not learn of a new one.
    private func requireEveryFile() throws(Refusal) {
        let open = Set(platform.directory.open.map(\.municipality.slug))
        let closed = platform.directory.all.map(\.municipality).filter { !open.contains($0.slug) }
        guard let first = closed.first else { return }
        throw Refusal("Het bestand van \(first.name) is niet open. Herstel dat eerst; `dichtbij doctor` zegt waarom.")
    }

    private func file() throws(Refusal) -> KeyFile {
        guard source.variables[KeyFile.variable]?.isEmpty != false else {
            throw Refusal(
                "De sleutels komen uit de omgevingsvariabele \(KeyFile.variable), en die kan het programma niet veranderen. "
                    + "Zet daar zelf de nieuwe sleutel vooraan, start opnieuw en geef `dichtbij keys reseal`."
            )
        }
        return try refusing { () throws(KeyFileError) in
            try KeyFile(path: source.path, dataFolder: source.dataFolder)
        }
    }

    /// `k2` after `k1`.
    private func nextID() -> String {
        let numbers = platform.keys.ring.keys.compactMap { key in key.id.first == "k" ? Int(key.id.dropFirst()) : nil }
        return "k\((numbers.max() ?? 0) + 1)"
    }

    private func refusing<Value>(_ work: () throws(KeyFileError) -> Value) throws(Refusal) -> Value {
        do throws(KeyFileError) {
            return try work()
        } catch {
            throw Refusal("\(error)")
        }
    }
}
