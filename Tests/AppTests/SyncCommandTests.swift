import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands about the sending to MijnOverheid")
struct SyncCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    /// What `sync status` says about the pause of Duiven.
    private func pause() throws -> String? {
        let lines = try installation.json("sync", "status", "--municipality", "duiven").list ?? []
        return lines.first?["pause"]?.text
    }

    @Test("one municipality is paused and goes on again, without a server")
    func alone() throws {
        #expect(installation.run("sync", "pause", "duiven").status == 0)
        #expect(try pause() == "operator")
        #expect(installation.run("sync", "status").output.contains("staat stil"))

        #expect(installation.run("sync", "resume", "duiven").status == 0)
        #expect(try pause() == nil)
        #expect(installation.run("sync", "replay", "duiven").output.contains("geen geweigerde berichten"))
    }

    @Test("a pause that was set while the server runs is there after it stops")
    func whileServing() throws {
        try installation.whileServing { (_: TestClient) throws in
            #expect(installation.run("sync", "pause", "duiven").status == 0)
            #expect(try pause() == "operator")
            #expect(installation.run("sync", "replay", "duiven").status == 0)
        }
        #expect(try pause() == "operator")
    }

    @Test("a municipality that is not there is refused, and one is needed")
    func refused() {
        #expect(installation.run("sync", "pause", "duivn").errors.contains("\"duiven\""))
        #expect(installation.run("sync", "pause").status == 2)
    }
}
