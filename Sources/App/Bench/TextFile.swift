internal import Glibc

/// Small files and folders that a measurement makes for itself.
enum TextFile {
    /// - Throws: ``Refusal`` when there is no such file.
    static func read(_ path: String) throws(Refusal) -> String {
        guard let file = fopen(path, "r") else { throw Refusal("\(path) is niet te lezen (fout \(errno)).") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&part, 1, part.count, file)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += part[..<count]
        }
    }

    /// Writes a file, in place of one that is there.
    ///
    /// - Throws: ``Refusal`` when the disk does not take it.
    static func write(_ text: String, to path: String) throws(Refusal) {
        guard let file = fopen(path, "w") else { throw Refusal("\(path) is niet te schrijven (fout \(errno)).") }
        let bytes = Array(text.utf8)
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else {
            throw Refusal("\(path) is niet te schrijven (fout \(errno)).")
        }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(Refusal) {
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            let above = String(path[..<slash])
            if access(above, F_OK) != 0 { try makeFolder(above) }
        }
        try OwnFolder.make(path)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Removes a folder with everything in it.
    static func remove(_ path: String) throws(Refusal) {
        _ = try ChildProcess(["rm", "-rf", "--", path]).readAll()
    }
}
