import FoundationEssentials
import Glibc
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("A disk that refuses", .enabled(if: ProgramProcess.path != nil, "the program is not built here"))
struct DiskTests {
    @Test(
        "on a full disk changes hear to come back later, reading goes on, and room is enough to go on",
        .enabled(if: FullDisk.isPossible, "only the superuser can make a small disk for this test")
    )
    func fullDisk() throws {
        let disk = try FullDisk(kilobytes: 12_000)
        let program = try ProgramFolder(["duiven", "heerde"], data: "\(disk.path)/data")
        let story = try Self.story(program)
        let process = try program.start()
        let port = try #require(process.port(), "\(process.errors)")
        let client = TestClient(port: port)
        for _ in 0..<20 { #expect(story.push(client)) }

        disk.fill()
        var answers: [TestClient.Answer] = []
        for _ in 0..<50 where answers.last?.status != 503 {
            answers.append(try Self.push(client, story.integrator))
        }
        let refused = try #require(answers.last)
        let other = try Self.others(client, story)
        let known = try #require(story.accepted.last)
        let read = try client.get(
            "/duiven/api/track-and-trace/v1/cases/\(known.number)",
            headers: ["Authorization": "Bearer \(story.integrator.token)"]
        )
        disk.empty()

        #expect(refused.status == 503)
        #expect(refused.headers["retry-after"] != nil)
        for answer in other { #expect(answer.status == 503 && answer.headers["retry-after"] != nil, "\(answer.text)") }
        #expect(read.status == 200)
        #expect(story.push(client), "it does not go on when there is room again")
        #expect(try story.forgotten(port: port) == 0)
        #expect(story.faults == [])
        #expect(process.stop() == 0)
    }

    /// The other ways in which something is kept: a stream, a report, a photo.
    private static func others(_ client: TestClient, _ story: CaseStory) throws -> [TestClient.Answer] {
        let token = ["Authorization": "Bearer \(story.integrator.token)"]
        let line = push(story.integrator).json
        let stream = try client.send(
            "POST",
            story.integrator.updates,
            headers: token.merging(["Content-Type": "application/x-ndjson"]) { $1 },
            body: Array("\(line)\n".utf8)
        )
        let id = ids.next().description
        return [stream, try client.post("/duiven/api/reports/v1/reports", json: RequestSample.report(id: id))]
    }

    @Test("a file that may only be read closes its municipality; the others go on", .enabled(if: Account.isPossible))
    func readOnlyMunicipality() throws {
        let program = try ProgramFolder(["duiven", "heerde"])
        try program.withPlatform { _ in }
        try Account.give(program.folder.path)
        chmod(try program.database("duiven"), 0o400)

        let process = try program.start(wrapper: Account.wrapper)
        let port = try #require(process.port(), "\(process.errors)")
        let client = TestClient(port: port)
        let closed = try client.get("/duiven/volg/\(Names.nothing.followCode)")

        #expect(closed.status == 503)
        #expect(closed.headers["retry-after"] != nil)
        #expect(try client.get("/heerde/volg/\(Names.nothing.followCode)").status == 404)
        #expect(process.errors.contains("0226-duiven.sqlite is niet te openen"), "\(process.errors)")
    }

    @Test(
        "a data folder that may only be read is refused with its name and the remedy",
        .enabled(if: Account.isPossible),
        arguments: [false, true]
    )
    func readOnlyFolder(hasData: Bool) throws {
        let program = try ProgramFolder(["duiven"])
        if hasData { try program.withPlatform { _ in } } else { mkdir(program.data, 0o700) }
        try Account.give(program.folder.path)
        for file in ["lock", "platform.sqlite"] { chmod("\(program.data)/\(file)", 0o400) }
        chmod(program.data, 0o500)

        let process = try program.start(wrapper: Account.wrapper)

        #expect(process.wait() == 1)
        #expect(process.errors.contains(program.data), "\(process.errors)")
        #expect(!process.errors.contains("unavailable"), "\(process.errors)")
    }

    @Test("a platform file that may only be read is refused with its name", .enabled(if: Account.isPossible))
    func readOnlyPlatformFile() throws {
        let program = try ProgramFolder(["duiven"])
        try program.withPlatform { _ in }
        try Account.give(program.folder.path)
        chmod("\(program.data)/platform.sqlite", 0o400)

        let process = try program.start(wrapper: Account.wrapper)

        #expect(process.wait() == 1)
        #expect(process.errors.contains("\(program.data)/platform.sqlite"), "\(process.errors)")
        #expect(!process.errors.contains("unavailable"), "\(process.errors)")
    }

    private static let ids = TimeOrderedIDs(clock: SystemClock(), randomness: Counting(3))

    private static func story(_ program: ProgramFolder) throws -> CaseStory {
        try program.withPlatform { platform in
            let integrator = try Integrator("zaaksysteem", of: "duiven", at: platform)
            let start = platform.clock.now().adding(seconds: -86_400)
            return CaseStory("schijf", of: integrator, from: start, ids: platform.ids, seed: 1)
        }
    }

    private static func push(_ integrator: Integrator) -> Push {
        let id = ids.next()
        return Push(id: id, reference: "vol-\(id)", at: SystemClock().now(), resident: "999993653")
    }

    private static func push(_ client: TestClient, _ integrator: Integrator) throws -> TestClient.Answer {
        try client.post(
            integrator.updates,
            json: Push.body((0..<50).map { _ in push(integrator) }),
            headers: ["Authorization": "Bearer \(integrator.token)"]
        )
    }
}

/// An account without special rights, for tests about rights that the superuser does not notice.
enum Account {
    private static let number: UInt32 = 65_534

    /// What starts a program under the account; nothing when the test has no special rights itself.
    static let wrapper =
        geteuid() == 0 ? ["setpriv", "--reuid=\(number)", "--regid=\(number)", "--clear-groups", "--"] : []

    /// Whether a program can be started under the account.
    static let isPossible: Bool = {
        guard geteuid() == 0 else { return true }
        return isInstalled("setpriv") && (try? ProgramProcess(["--help"], wrapper: wrapper).wait()) == 0
    }()

    /// Makes a folder and everything in it the account's own.
    static func give(_ folder: String) throws {
        guard geteuid() == 0 else { return }
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            chown("\(folder)/\(name)", number, number)
        }
        chown(folder, number, number)
    }
}
