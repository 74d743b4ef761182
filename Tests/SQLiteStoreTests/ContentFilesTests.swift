internal import FoundationEssentials
import Kernel
import SQLiteStore
import TestSupport
import Testing

@Suite("Keeping photos and documents")
struct ContentFilesTests {
    @Test("the same bytes twice are one file", arguments: [0, 1, 1_000_000])
    func sameBytesAreOneFile(count: Int) throws {
        let bytes = [UInt8](repeating: 3, count: count)
        let folder = TemporaryFolder()
        let files = ContentFiles(folder: "\(folder.path)/files", digest: WeakDigest())

        let first = try files.keep(bytes)
        let second = try files.keep(bytes)

        let names = try FileManager.default.subpathsOfDirectory(atPath: files.folder)
        #expect(first == second)
        let isKept = try files.bytes(of: first) == bytes
        #expect(isKept)
        #expect(names.sorted() == ["\(first.prefix(2))", "\(first.prefix(2))/\(first)"])
    }

    @Test(
        "a name that is no hash is no file, wherever it points",
        arguments: ["", "../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "/", count: 64)]
    )
    func noHashIsNoFile(name: String) throws {
        let files = ContentFiles(folder: "/", digest: WeakDigest())

        #expect(try files.bytes(of: name) == nil)
    }

    @Test("a removed file is gone, and removing it again or removing what is no hash does nothing")
    func removesFiles() throws {
        let folder = TemporaryFolder()
        let files = ContentFiles(folder: "\(folder.path)/files", digest: WeakDigest())
        let (hash, other) = (try files.keep([1]), try files.keep([2]))
        #expect(files.contains(hash))

        for _ in 1...2 { try files.remove(hash) }
        try files.remove("../../files")

        #expect(!files.contains(hash))
        #expect(try files.bytes(of: hash) == nil)
        #expect(files.contains(other))
        #expect(!files.contains("../files/\(other.prefix(2))/\(other)"))
    }

    @Test("a folder that cannot be made is told as storage that is not available")
    func folderCannotBeMade() {
        let files = ContentFiles(folder: "/dev/null/files", digest: WeakDigest())

        #expect(throws: StoreError.self) { try files.keep([1]) }
    }
}
