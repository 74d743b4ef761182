import Kernel
import SQLiteStore
import TestSupport
import Testing

@Suite("Bringing a file up to date")
struct MigrationTests {
    private let folder = TemporaryFolder()
    private var path: String { "\(folder.path)/0226-duiven.sqlite" }
    private let first = Migration("kernel-001-a", ["CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT"])
    private let second = Migration("kernel-002-b", ["CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT"])
    private let ofModule = Migration("participation-001-c", ["CREATE TABLE c (id INTEGER PRIMARY KEY) STRICT"])

    @Test("each step is applied once and recorded with its moment")
    func appliedOnce() throws {
        try open([first], at: 1_000).close()

        let store = try open([first, second], at: 2_000)
        defer { store.close() }

        let recorded = try store.read { db in
            try db.rows("SELECT name, applied_at FROM schema_migration ORDER BY rowid") {
                "\(try $0.text(0)) \(try $0.integer(1))"
            }
        }
        #expect(recorded == ["kernel-001-a 1000", "kernel-002-b 2000"])
    }

    @Test("a new step of the kernel may come after older steps of a module")
    func ownersAreIndependent() throws {
        try open([first, ofModule]).close()

        #expect(throws: Never.self) { try open([first, second, ofModule]).close() }
    }

    @Test("a file of a newer program is refused")
    func newerIsRefused() throws {
        try open([first, second]).close()

        #expect(throws: MigrationError.newerThanProgram(file: path, migration: "kernel-002-b")) { try open([first]) }
    }

    @Test("steps in another order are refused")
    func reorderedIsRefused() throws {
        try open([first, second]).close()

        #expect(throws: MigrationError.reordered(file: path, found: "kernel-001-a", expected: "kernel-002-b")) {
            try open([second, first])
        }
    }

    @Test("two steps with one name are refused")
    func repeatedIsRefused() {
        #expect(throws: MigrationError.repeated(file: path, migration: "kernel-001-a")) { try open([first, first]) }
    }

    @Test("a step that fails is undone as a whole")
    func failingIsUndone() throws {
        let half = Migration("kernel-002-b", ["CREATE TABLE half (id INTEGER) STRICT", "CREATE TABLE a (id INTEGER)"])

        #expect(throws: MigrationError.self) { try open([first, half]) }

        let store = try open([first])
        defer { store.close() }
        let tables = try store.read { try $0.rows("SELECT name FROM sqlite_master WHERE name = 'half'") { _ in 1 } }
        #expect(tables.isEmpty)
    }

    @discardableResult
    private func open(_ migrations: [Migration], at milliseconds: Int64 = 0) throws -> SQLiteStore {
        try SQLiteStore(
            path: path,
            migrations: migrations,
            now: Timestamp(milliseconds: milliseconds),
            threads: WriterPool(threads: 1)
        )
    }
}
