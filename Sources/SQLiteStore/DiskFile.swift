internal import CSQLite
internal import Glibc
internal import Kernel

/// Files and folders whose bytes and names are on disk when a function returns.
enum DiskFile {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// `nil` when there is no such file.
    static func bytes(_ path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw failure }

        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { rest in
                read(descriptor, rest.baseAddress?.advanced(by: count), rest.count - count)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw failure }
            count += got
        }
        return bytes
    }

    /// Writes `bytes` to `temporary`, syncs them and gives the file its name.
    static func write(_ bytes: [UInt8], to path: String, through temporary: String) throws {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure }
        do {
            defer { close(descriptor) }
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw failure }
                rest = rest.dropFirst(written)
            }
            guard fsync(descriptor) == 0 else { throw failure }
        } catch {
            unlink(temporary)
            throw error
        }
        try move(temporary, to: path)
    }

    /// Renames within one file system; what stood at `path` is gone.
    static func move(_ source: String, to path: String) throws {
        guard rename(source, path) == 0 else { throw failure }
        try syncFolder(folder(of: path))
    }

    static func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure }
    }

    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure }
    }

    /// Syncs a file that was written through another descriptor.
    static func sync(_ path: String) throws { try sync(path, O_RDONLY) }

    /// Syncs the names in a folder.
    static func syncFolder(_ path: String) throws { try sync(path, O_RDONLY | O_DIRECTORY) }

    private static func sync(_ path: String, _ flags: Int32) throws {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure }
    }

    /// The names in a folder; none when there is no such folder.
    static func names(in path: String) throws -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw failure
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The disk refused; the code of SQLite that tells the same, as callers know no other.
    private static var failure: StoreError {
        switch errno {
        case ENOSPC, EDQUOT: .unavailable(code: SQLITE_FULL)
        case EROFS, EACCES, EPERM: .unavailable(code: SQLITE_READONLY)
        case EMFILE, ENFILE, ENOENT: .unavailable(code: SQLITE_CANTOPEN)
        default: .unavailable(code: SQLITE_IOERR)
        }
    }
}
