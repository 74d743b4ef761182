import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Backup and restore")
struct BackupCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    /// One case in Duiven and a backup of it, made while the server runs; gives the secret of the client.
    private func backUp(to folder: String) throws -> String {
        let secret = Lock("")
        try installation.whileServing { (http: TestClient) throws in
            let made = try installation.addClient("veld")
            secret.withLock { $0 = made }
            #expect(try http.push(reference: "A-1", "veld", secret: made, bsn: "999990019").status == 200)
            let run = installation.run("backup", folder)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.contains("Duiven: "))
            #expect(run.output.contains("sleutels zitten er niet bij"))
            #expect(try http.push(reference: "A-2", "veld", secret: made).status == 200)
        }
        return secret.withLock(\.self)
    }

    @Test("a restored backup serves the same cases, and nothing of later")
    func roundTrip() throws {
        let folder = installation.path("backup")
        let secret = try backUp(to: folder)
        try FileManager.default.removeItem(atPath: installation.data)

        let run = installation.run("restore", folder)

        #expect(run.status == 0, "\(run.errors)")
        try installation.whileServing { (http: TestClient) throws in
            #expect(try http.find(reference: "A-1", "veld", secret: secret).status == 200)
            #expect(try http.find(reference: "A-2", "veld", secret: secret).status == 404)
        }
    }

    @Test("one municipality goes back and the others stay as they are")
    func oneMunicipality() throws {
        let folder = installation.path("backup")
        let secret = try backUp(to: folder)

        let refused = installation.run("restore", folder, "--municipality", "duiven")
        let unknown = installation.run("restore", folder, "--municipality", "epe")
        let replaced = installation.run("restore", folder, "--municipality", "duiven", "--replace")

        #expect(refused.status == 1 && refused.errors.contains("--replace"))
        #expect(unknown.status == 1)
        #expect(replaced.status == 0, "\(replaced.errors)")
        try installation.whileServing { (http: TestClient) throws in
            #expect(try http.find(reference: "A-2", "veld", secret: secret).status == 404)
        }
    }

    @Test("a backup is made without a server too, and never holds a key")
    func alone() throws {
        _ = try installation.addClient("veld")
        let folder = installation.path("backup")

        #expect(installation.run("backup", folder).status == 0)

        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(names.contains("manifest.json"))
        #expect(names.contains("municipalities/0226-duiven.sqlite"))
        #expect(!names.contains { $0.hasSuffix(".key") })
        let key = try String(contentsOfFile: installation.data + ".key", encoding: .utf8)
        let secret = try #require(key.split(separator: "\n").last?.split(separator: " ").dropFirst().first)
        let manifest = try String(contentsOfFile: "\(folder)/manifest.json", encoding: .utf8)
        #expect(!manifest.contains(secret))
        let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/municipalities/0226-duiven.sqlite")
        #expect(facts[.posixPermissions] as? Int == 0o600)
    }

    @Test("a folder that is not empty, or lies in the data, is refused")
    func refusedFolders() throws {
        _ = try installation.addClient("veld")
        let folder = installation.path("backup")
        #expect(installation.run("backup", folder).status == 0)

        #expect(installation.run("backup", folder).errors.contains("niet leeg"))
        #expect(installation.run("backup", "\(installation.data)/copy").errors.contains("andere plek"))
        #expect(installation.run("backup").status == 2)
    }

    @Test("a running server keeps its data: restore is refused")
    func restoreWhileServing() throws {
        let folder = installation.path("backup")
        _ = try backUp(to: folder)

        try installation.whileServing { (_: TestClient) throws in
            let run = installation.run("restore", folder, "--replace")
            #expect(run.status == 1)
            #expect(run.errors.contains("Stop de server"))
        }
    }

    @Test("a backup that was changed, or lies under another key, is refused before anything is touched")
    func damaged() throws {
        let folder = installation.path("backup")
        let secret = try backUp(to: folder)
        let file = "\(folder)/municipalities/0246-heerde.sqlite"
        let handle = try Data(contentsOf: URL(filePath: file))
        try (handle + [0]).write(to: URL(filePath: file))

        let changed = installation.run("restore", folder, "--replace")
        try handle.write(to: URL(filePath: file))
        let keyFile = installation.data + ".key"
        try FileManager.default.removeItem(atPath: keyFile)
        let noKey = installation.run("restore", folder, "--replace")
        let other = ["DICHTBIJ_MASTER_KEY": "k1 \(Data(repeating: 7, count: 32).base64EncodedString())"]
        let otherKey = installation.run("restore", folder, "--replace", variables: other)

        #expect(changed.status == 1 && changed.errors.contains("is veranderd"))
        #expect(noKey.status == 1 && noKey.errors.contains(keyFile))
        #expect(otherKey.status == 1 && otherKey.errors.contains("sleutel k1"))
        #expect(!secret.isEmpty)
    }
}
