internal import Glibc

/// Folders that only the platform's own account can read.
enum OwnFolder {
    /// Makes a folder with mode 0700 unless it is there.
    ///
    /// - Throws: ``Refusal`` that names the folder and what to do.
    static func make(_ path: String) throws(Refusal) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        throw Refusal("De map \(path) is niet te maken (fout \(errno) van het systeem). Controleer de rechten.")
    }

    /// Removes what an earlier process left in a folder of temporary files.
    static func empty(_ path: String) {
        guard let directory = opendir(path) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { unlink("\(path)/\(name)") }
        }
    }
}
