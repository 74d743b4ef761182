import Glibc
import TestSupport
import Testing

@testable import Vault

@Suite("Keeping the master keys in a file")
struct KeyFileTests {
    private let folder = TemporaryFolder()
    private var path: String { "\(folder.path)/keys/master.key" }
    private var data: String { "\(folder.path)/data" }

    private func keyFile() throws -> KeyFile { try KeyFile(path: path, dataFolder: data) }

    @Test("the file of the first start is read back, and only its owner can read it")
    func creates() throws {
        let made = try keyFile().create(keyID: "k1", randomness: SystemRandomness())

        let read = try keyFile().load(environment: [:])

        var facts = stat()
        #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
        #expect(read.keys.map(\.secret) == made.keys.map(\.secret))
    }

    @Test("a file that is there is never replaced by a new key")
    func createsOnce() throws {
        let first = try keyFile().create(keyID: "k1", randomness: SystemRandomness())

        let second = try keyFile().create(keyID: "k2", randomness: SystemRandomness())

        #expect(second.current.id == "k1")
        #expect(second.current.secret == first.current.secret)
    }

    @Test("a rotation adds a key and keeps the old one, in a file that is as closed as before")
    func rotates() throws {
        _ = try keyFile().create(keyID: "k1", randomness: SystemRandomness())

        _ = try keyFile().rotate(keyID: "k2", randomness: SystemRandomness())

        #expect(try keyFile().load(environment: [:]).keys.map(\.id) == ["k2", "k1"])
        #expect(throws: KeyFileError.content(path: path, .duplicate(id: "k2"))) {
            try keyFile().rotate(keyID: "k2", randomness: SystemRandomness())
        }
    }

    @Test("the environment goes before the file")
    func environment() throws {
        _ = try keyFile().create(keyID: "k1", randomness: SystemRandomness())
        let other = try KeyRing(current: .counting("from-environment"))

        let ring = try keyFile().load(environment: [KeyFile.variable: other.text])

        #expect(ring.current.id == "from-environment")
        #expect(throws: KeyFileError.variable(.malformed(line: 1))) {
            try keyFile().load(environment: [KeyFile.variable: "nonsense"])
        }
    }

    @Test("without a file and a variable the path is named")
    func missing() throws {
        #expect(throws: KeyFileError.missing(path: path)) { try keyFile().load(environment: [:]) }
    }

    @Test(
        "a file inside the data folder is refused, also by way of a link or dots",
        arguments: ["", "deeper/", "../data/"]
    )
    func insideData(part: String) throws {
        mkdir(data, 0o700)
        symlink(data, "\(folder.path)/link")

        for start in [data, "\(folder.path)/link"] {
            let inside = "\(start)/\(part)master.key"
            #expect(throws: KeyFileError.insideDataFolder(path: inside, dataFolder: data)) {
                try KeyFile(path: inside, dataFolder: data)
            }
        }
    }

    @Test("a folder whose name only starts like the data folder's is another one")
    func besideData() throws {
        #expect(throws: Never.self) { try KeyFile(path: "\(data)-keys/master.key", dataFolder: data) }
    }

    @Test(
        "a file that other accounts can read or write is refused",
        arguments: [0o644, 0o640, 0o620, 0o604] as [mode_t]
    )
    func openToOthers(mode: mode_t) throws {
        _ = try keyFile().create(keyID: "k1", randomness: SystemRandomness())
        chmod(path, mode)

        let error = #expect(throws: KeyFileError.openToOthers(path: path, mode: mode)) {
            try keyFile().load(environment: [:])
        }

        #expect(error?.description.contains("chmod 600 \(path)") == true)
    }

    @Test("a link or a folder in the file's place is refused")
    func notAFile() throws {
        _ = try keyFile().create(keyID: "k1", randomness: SystemRandomness())
        let link = "\(folder.path)/link.key"
        symlink(path, link)

        #expect(throws: KeyFileError.notReadable(path: link, code: ELOOP)) {
            try KeyFile(path: link, dataFolder: data).load(environment: [:])
        }
        #expect(throws: KeyFileError.notAFile(path: folder.path)) {
            try KeyFile(path: folder.path, dataFolder: data).load(environment: [:])
        }
    }

    @Test("a key id that cannot be stored is refused before anything is written")
    func badID() throws {
        #expect(throws: KeyFileError.keyID("Key 1")) {
            try keyFile().create(keyID: "Key 1", randomness: SystemRandomness())
        }
        #expect(access(path, F_OK) != 0)
    }
}
