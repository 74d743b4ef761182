internal import CSQLite
internal import Glibc
public import Kernel

extension SQLiteStore {
    /// Copies the database and its photos and documents while both are in use, and checks the copy.
    ///
    /// The copy is the state at the end of the database part. It runs in turns of a few milliseconds on the
    /// writer, so changes go on; call it from a command or a worker, never on a server or writer thread.
    ///
    /// - Parameters:
    ///   - path: Where the copy goes; its files go into the folder beside it.
    ///   - digest: Checks that each file is still what its name says.
    ///   - progress: Told after each turn, on the calling thread or a writer thread.
    /// - Returns: What was copied.
    /// - Throws: ``BackupError``, or ``StoreError`` when a disk refuses. Nothing stands at `path` then.
    public func backup(
        to path: String,
        digest: any Digest,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) throws -> BackupReport {
        guard !DiskFile.exists(path) else { throw BackupError.targetExists(file: path) }
        let unfinished = UnfinishedFile(for: path)
        defer { unfinished.remove() }
        try copyDatabase(to: unfinished.path, progress)
        // Files are kept before a row names them, so every file that the copied rows name is there by now.
        let files = try FolderCopy(fromDatabase: self.path, toDatabase: path, digest).run(progress)
        let read = try FileCheck(path: unfinished.path, progress: progress).run()
        try unfinished.finish()
        return BackupReport(tables: read.tables, rows: read.rows, files: files)
    }

    /// Puts a backup in place of a database that is not open, with its photos and documents.
    ///
    /// - Parameters:
    ///   - backup: The database file of the backup; it stays as it is.
    ///   - path: The file that the platform will open.
    ///   - isReplacing: Whether an existing file may be replaced; all changes after the backup are lost then.
    ///     Files in its folder stay: the names of content cannot collide.
    ///   - digest: Checks that each file is still what its name says.
    ///   - progress: Told after each turn.
    /// - Returns: What was put back.
    /// - Throws: ``BackupError``, or ``StoreError`` when a disk refuses. What stood at `path` is untouched then.
    public static func restore(
        from backup: String,
        to path: String,
        isReplacing: Bool,
        digest: any Digest,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) throws -> BackupReport {
        guard DiskFile.exists(backup) else { throw BackupError.missing(file: backup) }
        guard isReplacing || !DiskFile.exists(path) else { throw BackupError.targetExists(file: path) }
        let unfinished = UnfinishedFile(for: path)
        defer { unfinished.remove() }
        let copy = try DatabaseCopy(of: Connection(backup), to: unfinished.path)
        while try copy.step() { progress(copy.progress) }
        progress(copy.progress)
        copy.finish()

        let read = try FileCheck(path: unfinished.path, progress: progress).run()
        let files = try FolderCopy(fromDatabase: backup, toDatabase: path, digest).run(progress)
        try unfinished.finish()
        return BackupReport(tables: read.tables, rows: read.rows, files: files)
    }

    /// Copies in turns on the writer's own connection.
    private func copyDatabase(to path: String, _ progress: @escaping @Sendable (BackupProgress) -> Void) throws {
        connections.pinWriter()
        defer { connections.unpinWriter() }
        let ended = Promise<Result<Void, any Error>>()
        let running = Lock<DatabaseCopy?>(nil)
        writer.add { connection in
            do {
                let connection = try connection.get()
                let copy = try running.withLock { copy in
                    let known = try copy ?? DatabaseCopy(of: connection, to: path)
                    copy = known
                    return known
                }
                let isUnfinished = try copy.step()
                progress(copy.progress)
                if isUnfinished { return true }
                copy.finish()
                ended.fulfil(.success(()))
            } catch {
                ended.fulfil(.failure(error))
            }
            running.withLock { $0 = nil }
            return false
        }
        try ended.wait().get()
    }
}

/// A copy that gets its name only when it is complete and on disk.
private struct UnfinishedFile {
    let path: String
    private let final: String

    init(for final: String) {
        self.final = final
        path = "\(final).unfinished-\(getpid())"
        remove()
    }

    func remove() {
        for name in [path, "\(path)-wal", "\(path)-shm", "\(path)-journal"] { unlink(name) }
    }

    func finish() throws {
        try DiskFile.sync(path)
        // Closing makes the old file whole without its log, in case the power fails before the next line but one;
        // a log that stays behind would be taken for one of the new file.
        if DiskFile.exists(final) { _ = try? Connection(final) }
        for name in ["\(final)-wal", "\(final)-shm"] { try DiskFile.remove(name) }
        try DiskFile.move(path, to: final)
    }
}

/// Copies the photos and documents that lie beside a database.
private struct FolderCopy {
    private let source: ContentFiles
    private let target: ContentFiles

    init(fromDatabase source: String, toDatabase target: String, _ digest: any Digest) {
        self.source = ContentFiles(folder: ContentFiles.folder(besideDatabase: source), digest: digest)
        self.target = ContentFiles(folder: ContentFiles.folder(besideDatabase: target), digest: digest)
    }

    /// - Returns: How many files there are.
    func run(_ progress: (BackupProgress) -> Void) throws -> Int {
        let hashes = try source.hashes()
        var count = 0
        for (index, hash) in hashes.enumerated() {
            progress(BackupProgress(part: .files, done: index, total: hashes.count))
            guard let bytes = try source.intactBytes(of: hash) else {
                // Removed since the list was made: no row names it any more.
                if !source.contains(hash) { continue }
                throw BackupError.damagedContent(file: "\(source.folder)/\(hash.prefix(2))/\(hash)")
            }
            try target.keep(bytes, as: hash)
            count += 1
        }
        return count
    }
}
