import Kernel
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("What changes gather for their commit")
struct GatheringTests {
    /// Counts what it is told, and writes each sum as a row, so that a test sees how often it was written.
    private struct Tally: Gathering {
        var sum = 0

        mutating func add(_ later: Tally) { sum += later.sum }

        func write(to database: any WritableDatabase) throws {
            try database.execute("INSERT INTO note (text) VALUES (\("sum \(sum)"))")
        }
    }

    /// What cannot be written: its row is there already.
    private struct Doubled: Gathering {
        mutating func add(_ later: Doubled) {}

        func write(to database: any WritableDatabase) throws {
            try database.execute("INSERT INTO note (id, text) VALUES (1, 'again')")
        }
    }

    @Test("the sum of all changes of a commit is written once")
    func writtenOnce() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes], limits: Self.patient)
        let held = HeldWriter(temporary.store)

        let answers = (1...100).map { number in
            temporary.store.later { $0.gather(Tally.self) { $0.sum += number } }
        }
        held.release()

        for answer in answers { #expect(throws: Never.self) { try answer.wait().get() } }
        temporary.file.drain()
        #expect(try Self.notes(in: temporary) == ["sum 5050"])
    }

    @Test("a change that fails has gathered nothing", arguments: [0, 1, 5, 9])
    func failedGathersNothing(failing: Int) throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        let held = HeldWriter(temporary.store)

        let answers = (0..<10).map { number in
            temporary.store.later { database in
                database.gather(Tally.self) { $0.sum += 1 << number }
                if number == failing { throw Refusal.expected }
            }
        }
        held.release()

        for answer in answers { _ = answer.wait() }
        temporary.file.drain()
        let sums = try Self.notes(in: temporary).compactMap { Int($0.dropFirst("sum ".count)) }
        #expect(sums.reduce(0, +) == 1023 - 1 << failing)
    }

    @Test("when the sum cannot be written, everybody in the commit is refused and nothing is kept")
    func unwritableSum() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes], limits: Self.patient)
        try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (id, text) VALUES (1, 'there')") }
        let held = HeldWriter(temporary.store)

        let plain = temporary.store.later { try $0.execute("INSERT INTO note (id, text) VALUES (2, 'plain')") }
        let gathering = temporary.store.later { $0.gather(Doubled.self) { _ in } }
        held.release()

        #expect(throws: StoreError.duplicate) { try plain.wait().get() }
        #expect(throws: StoreError.duplicate) { try gathering.wait().get() }
        #expect(try Self.notes(in: temporary) == ["there"])
    }

    @Test("a disk that fills up with the sum refuses everybody, and the next commit starts with nothing")
    func fullDisk() throws {
        struct Large: Gathering {
            mutating func add(_ later: Large) {}
            func write(to database: any WritableDatabase) throws {
                try database.execute("INSERT INTO note (text) VALUES (\(String(repeating: "x", count: 99_999)))")
            }
        }
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        Self.limitPages(of: temporary, to: "1")
        let held = HeldWriter(temporary.store)

        let answers = (0..<3).map { number in
            temporary.store.later { database in
                try database.execute("INSERT INTO note (text) VALUES (\("\(number)"))")
                database.gather(Large.self) { _ in }
                database.gather(Tally.self) { $0.sum += 1 }
            }
        }
        held.release()
        for answer in answers { #expect(throws: StoreError.unavailable(code: 13)) { try answer.wait().get() } }
        Self.limitPages(of: temporary, to: "1073741823")
        try temporary.store.writeAndWait { $0.gather(Tally.self) { $0.sum += 7 } }

        #expect(try Self.notes(in: temporary) == ["sum 7"])
    }

    @Test("a module's sum is written with the rights of the module")
    func moduleStaysInItsTables() throws {
        struct Reach: Gathering {
            mutating func add(_ later: Reach) {}
            func write(to database: any WritableDatabase) throws {
                try database.execute("INSERT INTO case_file (bsn) VALUES ('999990019')")
            }
        }
        let temporary = try TemporaryStore(migrations: [Schema.cases, Schema.modules])

        #expect(throws: StoreError.notAuthorised) {
            try temporary.store.writeAndWait { database in
                database.limitedForChanges(to: "physical_domain_").gather(Reach.self) { _ in }
            }
        }

        let count = try temporary.store.read { try $0.first("SELECT count(*) FROM case_file") { try $0.integer(0) } }
        #expect(count == 0)
    }

    @Test("whoever reads sees no change without its part of the sum")
    func neverHalf() throws {
        let counting = Migration(
            "kernel-002-counter",
            ["CREATE TABLE counter (value INTEGER NOT NULL)", "INSERT INTO counter VALUES (0)"]
        )
        let temporary = try TemporaryStore(migrations: [Schema.notes, counting])
        let answers = (0..<2_000).map { number in
            temporary.store.later { database in
                try database.execute("INSERT INTO note (text) VALUES (\("\(number)"))")
                database.gather(Counter.self) { $0.change += 1 }
            }
        }

        var seen = -1
        while seen < answers.count {
            let (notes, counter) = try temporary.store.read { database in
                (
                    try database.first("SELECT count(*) FROM note") { try $0.integer(0) } ?? -1,
                    try database.first("SELECT value FROM counter") { try $0.integer(0) } ?? -1
                )
            }
            #expect(notes == counter)
            seen = notes
        }
    }

    private struct Counter: Gathering {
        var change = 0

        mutating func add(_ later: Counter) { change += later.change }

        func write(to database: any WritableDatabase) throws {
            try database.execute("UPDATE counter SET value = value + \(change)")
        }
    }

    /// One commit takes all that waits, however slow the machine is.
    private static var patient: StoreLimits {
        var limits = StoreLimits()
        limits.batchNanoseconds = 3_600_000_000_000
        return limits
    }

    private static func notes(in temporary: TemporaryStore) throws -> [String] {
        try temporary.store.read { try $0.rows("SELECT text FROM note ORDER BY id") { try $0.text(0) } }
    }

    /// A connection's own limit behaves like a full disk, on every machine.
    private static func limitPages(of temporary: TemporaryStore, to count: String) {
        let limited = Promise<Void>()
        temporary.file.writer.add { connection in
            try? connection.get().run("PRAGMA max_page_count = \(count)")
            limited.fulfil(())
            return false
        }
        limited.wait()
    }
}
