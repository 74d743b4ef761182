internal import Dispatch
internal import Glibc
import Kernel
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Reading while others write")
struct ReadersTests {
    @Test("a read sees one state from beginning to end, while a change commits")
    func snapshotIsConsistent() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.fill(rows: 2)

        let (before, after) = try temporary.store.read { db in
            let before = try db.first("SELECT count(*) FROM note") { try $0.integer(0) }
            try temporary.fill(rows: 3, from: 2)
            return (before, try db.first("SELECT count(*) FROM note") { try $0.integer(0) })
        }

        let next = try temporary.store.read { try $0.first("SELECT count(*) FROM note") { try $0.integer(0) } }
        #expect(before == 2)
        #expect(after == 2)
        #expect(next == 5)
    }

    @Test("a read does not wait for a change that is under way")
    func readDoesNotWait() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let held = HeldWriter(temporary.store)

        let count = try temporary.store.read { try $0.first("SELECT count(*) FROM note") { try $0.integer(0) } }
        held.release()

        #expect(count == 0)
    }

    @Test("the log does not grow for ever under reads that never pause")
    func logDoesNotGrowForEver() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.fill(rows: 1)
        let large = String(repeating: "x", count: 1_000_000)

        let readers = RelayOfReads(temporary.store)

        for _ in 0..<60 {
            try temporary.store.writeAndWait { try $0.execute("UPDATE note SET text = \(large)") }
        }
        temporary.file.drain()
        readers.stop()

        var facts = stat()
        #expect(stat("\(temporary.file.path)-wal", &facts) == 0)
        // 60 changes of 1 MB; without restarts the log would hold them all.
        #expect(facts.st_size < 50_000_000)
    }

    @Test("files that are not in use keep one connection, and none of its statements")
    func coldFilesKeepOneConnection() throws {
        let folder = TemporaryFolder()
        let threads = WriterPool(threads: 1, warmFiles: 2)
        let stores = try (0..<6).map { number in
            try SQLiteStore(
                path: "\(folder.path)/\(number).sqlite",
                migrations: [Schema.notes],
                now: Timestamp(milliseconds: 0),
                threads: threads
            )
        }
        defer { for store in stores { store.close() } }

        for store in stores {
            _ = try store.read { _ in
                try store.writeAndWait { try $0.execute("INSERT INTO note (text) VALUES ('x')") }
            }
            store.drain()
        }

        #expect(stores.map(\.figures.connections) == [1, 1, 1, 1, 2, 2])
        for store in stores {
            #expect(try store.read { try $0.first("SELECT count(*) FROM note") { try $0.integer(0) } } == 1)
        }
    }
}

/// Reads on two threads, each of which ends only after the next has begun.
private final class RelayOfReads: Sendable {
    private let store: any Store
    private let isStopped = Lock(false)
    private let ended = Promise<Void>()
    private let threads = [DispatchQueue(label: "even"), DispatchQueue(label: "odd")]

    init(_ store: any Store) {
        self.store = store
        read(0, began: Promise())
    }

    /// Returns when the last read has ended.
    func stop() {
        isStopped.withLock { $0 = true }
        ended.wait()
    }

    private func read(_ number: Int, began: Promise<Void>) {
        threads[number % 2].async { [self] in
            try? store.read { db in
                _ = try db.first("SELECT count(*) FROM note") { try $0.integer(0) }
                began.fulfil(())
                if isStopped.withLock({ $0 }) { return ended.fulfil(()) }
                let next = Promise<Void>()
                read(number + 1, began: next)
                next.wait()
            }
        }
    }
}
