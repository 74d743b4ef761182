internal import FoundationEssentials
import Kernel
import SQLiteStore
import TestSupport
import Testing

@Suite("Making and restoring a backup")
struct BackupTests {
    @Test("a backup made under constant changes holds one whole state and restores to the same rows")
    func backupUnderChanges() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.fill(rows: 3_000)
        let backup = "\(temporary.folder.path)/backup.sqlite"
        let restored = "\(temporary.folder.path)/restored.sqlite"
        let writing = ConstantChanges(temporary.store)

        let made = try temporary.file.backup(to: backup, digest: WeakDigest())
        writing.stop()
        let put = try SQLiteStore.restore(from: backup, to: restored, isReplacing: false, digest: WeakDigest())

        let copy = try SQLiteStore(
            path: restored,
            migrations: [Schema.notes],
            now: Timestamp(milliseconds: 0),
            threads: WriterPool(threads: 1)
        )
        defer { copy.close() }
        let (notes, remarks) = try copy.read { db in
            (
                try db.first("SELECT count(*) FROM note") { try $0.integer(0) } ?? 0,
                try db.first("SELECT count(*) FROM remark") { try $0.integer(0) } ?? 0
            )
        }
        #expect(made == put)
        #expect(writing.made > 0)
        // Every change of the loop adds one of each: a torn state would have more of one.
        #expect(notes == 3_000 + remarks)
    }

    @Test("photos and documents are in the backup and come back")
    func filesComeBack() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let folder = ContentFiles.folder(besideDatabase: temporary.file.path)
        let hash = try ContentFiles(folder: folder, digest: WeakDigest()).keep([1, 2, 3])
        let backup = "\(temporary.folder.path)/backup.sqlite"
        let restored = "\(temporary.folder.path)/restored.sqlite"

        let made = try temporary.file.backup(to: backup, digest: WeakDigest())
        _ = try SQLiteStore.restore(from: backup, to: restored, isReplacing: false, digest: WeakDigest())

        let files = ContentFiles(folder: ContentFiles.folder(besideDatabase: restored), digest: WeakDigest())
        #expect(made.files == 1)
        #expect(try files.bytes(of: hash) == [1, 2, 3])
    }

    @Test("a photo that is removed while the backup runs does not stop it")
    func removedMeanwhile() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let folder = ContentFiles.folder(besideDatabase: temporary.file.path)
        let files = ContentFiles(folder: folder, digest: WeakDigest())
        let hash = try files.keep([1, 2, 3])

        let made = try temporary.file.backup(to: "\(temporary.folder.path)/b.sqlite", digest: WeakDigest()) { turn in
            if turn.part == .files { try? files.remove(hash) }
        }

        #expect(made.files == 0)
    }

    @Test("an existing file is replaced only when told to")
    func existingIsKept() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.fill(rows: 5)
        let backup = "\(temporary.folder.path)/backup.sqlite"
        _ = try temporary.file.backup(to: backup, digest: WeakDigest())
        try temporary.fill(rows: 2, from: 5)
        temporary.file.close()

        #expect(throws: BackupError.targetExists(file: temporary.file.path)) {
            try SQLiteStore.restore(
                from: backup,
                to: temporary.file.path,
                isReplacing: false,
                digest: WeakDigest()
            )
        }
        #expect(throws: BackupError.targetExists(file: backup)) {
            try temporary.file.backup(to: backup, digest: WeakDigest())
        }
        _ = try SQLiteStore.restore(from: backup, to: temporary.file.path, isReplacing: true, digest: WeakDigest())

        let reopened = try SQLiteStore(
            path: temporary.file.path,
            migrations: [Schema.notes],
            now: Timestamp(milliseconds: 0),
            threads: WriterPool(threads: 1)
        )
        defer { reopened.close() }
        #expect(try reopened.read { try $0.first("SELECT count(*) FROM note") { try $0.integer(0) } } == 5)
    }

    @Test("a damaged backup is not restored, and what stood there stays")
    func damagedBackupIsRefused() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.fill(rows: 500)
        let backup = "\(temporary.folder.path)/backup.sqlite"
        let restored = "\(temporary.folder.path)/restored.sqlite"
        _ = try temporary.file.backup(to: backup, digest: WeakDigest())
        var data = try Data(contentsOf: URL(filePath: backup))
        data.replaceSubrange(8_192..<12_288, with: [UInt8](repeating: 0x5a, count: 4_096))
        try data.write(to: URL(filePath: backup))

        #expect(throws: (any Error).self) {
            try SQLiteStore.restore(from: backup, to: restored, isReplacing: false, digest: WeakDigest())
        }

        let left = try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path)
        #expect(!left.contains { $0.hasPrefix("restored") })
    }

    @Test("a photo that is not what its name says stops the backup")
    func damagedPhotoIsFound() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let folder = ContentFiles.folder(besideDatabase: temporary.file.path)
        let hash = try ContentFiles(folder: folder, digest: WeakDigest()).keep([1, 2, 3])
        try Data([9]).write(to: URL(filePath: "\(folder)/\(hash.prefix(2))/\(hash)"))

        #expect(throws: BackupError.damagedContent(file: "\(folder)/\(hash.prefix(2))/\(hash)")) {
            try temporary.file.backup(to: "\(temporary.folder.path)/b.sqlite", digest: WeakDigest())
        }
    }
}

/// A loop of changes that each add one note and one remark, until it is stopped.
private final class ConstantChanges: Sendable {
    private let state = Lock((made: 0, isStopped: false))
    private let ended = Promise<Void>()

    init(_ store: any Store) { next(store) }

    var made: Int { state.withLock { $0.made } }

    /// Returns when the last change has been answered.
    func stop() {
        state.withLock { $0.isStopped = true }
        ended.wait()
    }

    private func next(_ store: any Store) {
        let number = state.withLock { $0.made } + 1_000_000
        store.write { db in
            try db.execute("INSERT INTO note (id, text) VALUES (\(number), \("during \(number)"))")
            try db.execute("INSERT INTO remark (note_id) VALUES (\(number))")
        } done: { [self] _ in
            let isStopped = state.withLock { state in
                state.made += 1
                return state.isStopped
            }
            if isStopped { ended.fulfil(()) } else { next(store) }
        }
    }
}
