import Kernel
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Changes that share a commit")
struct GroupCommitTests {
    @Test("what is queued while the writer is busy shares the next commit")
    func queuedSharesCommit() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let held = HeldWriter(temporary.store)

        let answers = (0..<200).map { number in
            temporary.store.later { try $0.execute("INSERT INTO note (text) VALUES (\("\(number)"))") }
        }
        held.release()

        for answer in answers { #expect(throws: Never.self) { try answer.wait().get() } }
        let count = try temporary.store.read { try $0.first("SELECT count(*) FROM note") { try $0.integer(0) } }
        temporary.file.drain()
        #expect(count == 200)
        #expect(temporary.file.figures.changesKept == 200)
        #expect(temporary.file.figures.commits <= 100)
    }

    @Test("a change that fails undoes only itself", arguments: [0, 1, 5, 9])
    func failingUndoesItself(failing: Int) throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let held = HeldWriter(temporary.store)

        let answers = (0..<10).map { number in
            temporary.store.later { db in
                try db.execute("INSERT INTO note (id, text) VALUES (\(number), \("\(number)"))")
                if number == failing { throw Refusal.expected }
            }
        }
        held.release()

        for (number, answer) in answers.enumerated() where number != failing {
            #expect(throws: Never.self) { try answer.wait().get() }
        }
        #expect(throws: Refusal.expected) { try answers[failing].wait().get() }
        let kept = try temporary.store.read { try $0.rows("SELECT id FROM note ORDER BY id") { try $0.integer(0) } }
        #expect(kept == (0..<10).filter { $0 != failing })
    }

    @Test("a change with a missing parent fails alone, though the database checks that only at the commit")
    func deferredForeignKeyFailsAlone() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let held = HeldWriter(temporary.store)

        let good = temporary.store.later { try $0.execute("INSERT INTO note (id, text) VALUES (1, 'a')") }
        let bad = temporary.store.later { try $0.execute("INSERT INTO remark (note_id) VALUES (99)") }
        let last = temporary.store.later { try $0.execute("INSERT INTO remark (note_id) VALUES (1)") }
        held.release()

        #expect(try good.wait().get() == 1)
        #expect(throws: StoreError.constraint(code: 787)) { try bad.wait().get() }
        #expect(try last.wait().get() == 1)
    }

    @Test("one change more than the queue takes is refused at once, and the others are kept")
    func queueIsBounded() throws {
        var limits = StoreLimits()
        limits.queueLength = 3
        let temporary = try TemporaryStore(migrations: [Schema.notes], limits: limits)
        let held = HeldWriter(temporary.store)

        let answers = (0..<4).map { number in
            temporary.store.later { try $0.execute("INSERT INTO note (text) VALUES (\("\(number)"))") }
        }
        let refused = answers[3].wait()
        let waiting = temporary.file.figures.changesWaiting
        held.release()

        #expect(throws: StoreError.overloaded) { try refused.get() }
        #expect(waiting == 3)
        for answer in answers.prefix(3) { #expect(try answer.wait().get() == 1) }
    }

    @Test("a full file fails everybody in the batch and keeps nothing of it")
    func fullFileFailsBatch() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (id, text) VALUES (1, 'before')") }
        // A connection's own limit behaves like a full disk, on every machine.
        let limited = Promise<Void>()
        temporary.file.writer.add { connection in
            try? connection.get().run("PRAGMA max_page_count = 1")
            limited.fulfil(())
            return false
        }
        limited.wait()
        let held = HeldWriter(temporary.store)

        let small = temporary.store.later { try $0.execute("INSERT INTO note (id, text) VALUES (2, 'small')") }
        let large = temporary.store.later { db in
            // The change goes on as if nothing happened: it must not be believed.
            _ = try? db.execute("INSERT INTO note (id, text) VALUES (3, \(String(repeating: "x", count: 99_999)))")
        }
        held.release()

        #expect(throws: StoreError.unavailable(code: 13)) { try small.wait().get() }
        #expect(throws: StoreError.unavailable(code: 13)) { try large.wait().get() }
        let kept = try temporary.store.read { try $0.rows("SELECT id FROM note") { try $0.integer(0) } }
        #expect(kept == [1])
        #expect(throws: Never.self) {
            try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (id, text) VALUES (4, 'after')") }
        }
    }

    @Test("after closing every change is refused, and what waited is kept")
    func closingKeepsWhatWaited() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let before = temporary.store.later { try $0.execute("INSERT INTO note (text) VALUES ('x')") }

        temporary.file.close()

        #expect(try before.wait().get() == 1)
        #expect(throws: StoreError.unavailable(code: 9)) {
            try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (text) VALUES ('y')") }
        }
    }

    @Test("a database that escaped its change can no longer be used")
    func escapedDatabaseIsDead() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])

        let escaped = try temporary.store.read { $0 }

        #expect(throws: StoreError.self) { try escaped.rows("SELECT 1") { try $0.integer(0) } }
    }
}
