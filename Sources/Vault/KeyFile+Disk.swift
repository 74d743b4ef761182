internal import Glibc

/// What touches the disk.
extension KeyFile {
    /// The largest key file that is read: a few hundred keys.
    private static let longest = 64 * 1024

    /// Reads the file, after looking at who else can.
    func read() throws(KeyFileError) -> KeyRing {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw errno == ENOENT ? .missing(path: path) : .notReadable(path: path, code: errno) }
        defer { close(file) }
        try checkOwner(file)
        var bytes = [UInt8](repeating: 0, count: KeyFile.longest)
        var count = 0
        while count < bytes.count {
            let part = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            guard part >= 0 else { throw .notReadable(path: path, code: errno) }
            guard part > 0 else { break }
            count += part
        }
        do {
            return try KeyRing(text: String(decoding: bytes[..<count], as: UTF8.self))
        } catch {
            throw .content(path: path, error)
        }
    }

    /// Refuses a file that others can read or write, or that somebody else put there.
    private func checkOwner(_ file: Int32) throws(KeyFileError) {
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .notReadable(path: path, code: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard facts.st_mode & 0o077 == 0 else { throw .openToOthers(path: path, mode: facts.st_mode & 0o777) }
        guard facts.st_uid == geteuid() || facts.st_uid == 0 else { throw .ownedByAnother(path: path) }
    }

    /// Writes the ring to a new file beside the real one, synced, and gives its path.
    func writeDraft(_ ring: KeyRing) throws(KeyFileError) -> String {
        let draft = "\(path).\(getpid()).new"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .notWritable(path: draft, code: errno) }
        defer { close(file) }
        let bytes = Array(ring.text.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            let code = errno
            unlink(draft)
            throw .notWritable(path: draft, code: code)
        }
        return draft
    }

    /// Makes the last folder of the path when it is not there, for the platform's own account only.
    func makeFolder() throws(KeyFileError) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .notWritable(path: folder, code: errno) }
    }

    /// Makes the name of the file as durable as its content.
    func syncFolder() throws(KeyFileError) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .notWritable(path: folder, code: errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw .notWritable(path: folder, code: errno) }
    }

    private var folder: String { KeyFile.parent(of: path) }

    /// Whether `path` lies in `folder`, after following links in whatever part of them exists.
    static func isInside(_ path: String, _ folder: String) -> Bool {
        let path = resolved(path).split(separator: "/")
        return path.starts(with: resolved(folder).split(separator: "/"))
    }

    /// The path without links; what does not exist yet is kept as it is.
    private static func resolved(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let parent = parent(of: path)
        guard parent != path else { return path }
        let base = resolved(parent)
        switch name {
        case ".": return base
        case "..": return self.parent(of: base)
        default: return "\(base)/\(name)"
        }
    }

    static func parent(of path: String) -> String {
        let trimmed = path.reversed().drop { $0 == "/" }
        guard let slash = trimmed.firstIndex(of: "/") else { return path.hasPrefix("/") ? "/" : "." }
        let parent = String(trimmed[trimmed.index(after: slash)...].reversed())
        return parent.isEmpty ? "/" : parent
    }
}
