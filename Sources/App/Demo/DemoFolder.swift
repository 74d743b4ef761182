internal import FoundationEssentials
internal import Glibc

/// The data of the demonstration: made anew at each start, and never in the place of real data.
struct DemoFolder: Sendable {
    let path: String
    private static let mark = "dit-is-een-demonstratie"

    /// Empties a folder that an earlier demonstration made, or makes it.
    ///
    /// - Throws: ``Refusal`` when the folder holds anything else.
    init(_ path: String) throws(Refusal) {
        self.path = path
        let files = FileManager.default
        if files.fileExists(atPath: path) {
            let content = (try? files.contentsOfDirectory(atPath: path)) ?? []
            guard content.isEmpty || content.contains(Self.mark) else {
                throw Refusal("De map \(path) is niet van een demonstratie. Kies met --data een andere map.")
            }
            // A demonstration that still runs has this folder; its lock would vanish with it.
            if !content.isEmpty { _ = try DataFolder.lock(path) }
            try? files.removeItem(atPath: path)
            try? files.removeItem(atPath: path + ".key")
        }
        try OwnFolder.make(path)
        guard files.createFile(atPath: "\(path)/\(Self.mark)", contents: Data()) else {
            throw Refusal("In de map \(path) is niet te schrijven. Controleer de rechten.")
        }
    }

    /// Where the token for the examples is.
    var tokenFile: String { "\(path)/token" }

    /// Writes the token that the examples read, for the owner only.
    func keep(token: String) {
        let old = umask(0o077)
        defer { umask(old) }
        try? Data((token + "\n").utf8).write(to: URL(filePath: tokenFile), options: .atomic)
    }
}
