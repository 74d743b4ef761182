internal import FoundationEssentials
internal import Glibc
import Kernel
import SQLiteStore
import TestSupport
import Testing

@Suite("Files that cannot be used")
struct BrokenFileTests {
    private let folder = TemporaryFolder()
    private var path: String { "\(folder.path)/0226-duiven.sqlite" }

    @Test("a file that is no database is refused as damaged and left as it is")
    func noDatabaseIsDamaged() throws {
        let text = Data(String(repeating: "geen database ", count: 500).utf8)
        try text.write(to: URL(filePath: path))

        #expect(throws: StoreError.damaged) { try open() }

        #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }

    @Test("a file with a torn schema is refused as damaged")
    func tornSchemaIsDamaged() throws {
        try open().close()
        var data = try Data(contentsOf: URL(filePath: path))
        data.replaceSubrange(100..<4_096, with: [UInt8](repeating: 0xff, count: 3_996))
        try data.write(to: URL(filePath: path))

        #expect(throws: StoreError.damaged) { try open() }
    }

    @Test("a folder that is not there is told as storage that is not available")
    func missingFolder() {
        #expect(throws: StoreError.unavailable(code: 14)) { try open("\(folder.path)/nowhere/x.sqlite") }
    }

    @Test("the file and its log are readable by their owner only")
    func ownerOnly() throws {
        let store = try open()
        defer { store.close() }

        for name in [path, "\(path)-wal", "\(path)-shm"] {
            var facts = stat()
            #expect(stat(name, &facts) == 0)
            #expect(facts.st_mode & 0o077 == 0)
        }
    }

    @Test(
        "a file that may only be read is told as storage that is not available",
        .enabled(if: geteuid() != 0, "the superuser may write everything")
    )
    func readOnlyFile() throws {
        try open().close()
        chmod(path, 0o400)

        #expect(throws: StoreError.unavailable(code: 8)) { try open() }
    }

    @discardableResult
    private func open(_ other: String? = nil) throws -> SQLiteStore {
        try SQLiteStore(
            path: other ?? path,
            migrations: [Schema.notes],
            now: Timestamp(milliseconds: 0),
            threads: WriterPool(threads: 1)
        )
    }
}
