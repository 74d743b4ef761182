import FoundationEssentials
import Glibc
import HTTPServer
import Kernel
import TestSupport
import Testing
import Vault

@testable import App

@Suite(
    "One damaged file among the municipalities",
    .enabled(if: ProgramProcess.path != nil, "the program is not built here")
)
struct DamagedFileTests {
    /// Where the damage is: what is found at the start, and what is found when a page is read.
    static let places: [(name: String, range: Range<Int>)] = [
        ("the header", 0..<100), ("the first page", 100..<4_096), ("everything after the schema", 40_960..<4_096_000),
    ]

    @Test("its municipality hears to come back later, the others go on", arguments: [0, 1, 2])
    func damaged(place: Int) throws {
        let program = try ProgramFolder(["duiven", "heerde"])
        let integrators = try program.withPlatform { platform in
            try ["duiven", "heerde"].map { try Integrator("zaaksysteem-\($0)", of: $0, at: platform) }
        }
        try Self.fill(program, integrators)
        try Self.damage(try program.database("duiven"), Self.places[place].range)

        let process = try program.start()
        let port = try #require(process.port(), "one damaged file stops everybody: \(process.errors)")
        let client = TestClient(port: port)
        let answers = try integrators.map { try Self.push(client, $0, reference: "na de schade") }

        #expect(answers[0].status == 503, "\(Self.places[place].name): \(answers[0].text)")
        #expect(answers[0].headers["retry-after"] != nil)
        #expect(answers[1].status == 200, "\(answers[1].text)")
        #expect(process.errors.contains("0226-duiven.sqlite is beschadigd"), "\(process.errors)")
        #expect(process.stop() == 0)
    }

    @Test("a page for residents says it too, and healthz stays well")
    func pages() throws {
        let program = try ProgramFolder(["duiven", "heerde"])
        try program.withPlatform { _ in }
        try Self.damage(try program.database("duiven"), 0..<4_096)

        let process = try program.start()
        let port = try #require(process.port(), "\(process.errors)")
        let client = TestClient(port: port)
        let page = try client.get("/duiven/volg/\(Names.nothing.followCode)", headers: ["Accept": "text/html"])

        #expect(page.status == 503)
        #expect(page.headers["retry-after"] != nil)
        #expect(try client.get("/heerde/volg/\(Names.nothing.followCode)").status == 404)
        #expect(try client.get("/healthz").status == 200)
        #expect(try client.get("/readyz").text.contains("1 municipality file(s) closed"))
    }

    @Test("damage while the program runs is told as: try later, and never as a fault of the caller")
    func damagedWhileRunning() throws {
        let life = try Self.firstLife()
        let running = try RunningPlatform(["duiven", "heerde"], folder: life.folder, keys: life.keys)
        let municipality = try running.municipality("duiven")
        let party = life.party
        // Afterwards nobody logs in any more: sessions of residents lie in the damaged file.
        let credentials = try party.logIn(at: running.platform)

        try Self.damage(running.platform.files.database(of: municipality), 4_096..<4_096_000)

        var seen: Set<Int> = []
        for route in running.server.addresses where !route.isPlatform {
            let sample = RequestSample(names: party.names, credentials: credentials)
            let answer = try sample.question(route).ask(running.client())
            #expect(answer.status < 500 || answer.status == 503 && answer.headers["retry-after"] != nil, "\(route)")
            seen.insert(answer.status)
        }
        #expect(seen.contains(503), "no route met the damage")
        #expect(running.reports.withLock { $0 }.contains { $0.contains("damaged") })
    }

    /// Cases from before a restart: they lie in the file itself and in no memory.
    private static func firstLife() throws -> (folder: TemporaryFolder, keys: KeyRing, party: Party) {
        let running = try RunningPlatform(["duiven", "heerde"])
        return (running.folder, running.keys, try Party("duiven", casesBefore: 30, at: running))
    }

    private static func fill(_ program: ProgramFolder, _ integrators: [Integrator]) throws {
        let process = try program.start()
        let port = try #require(process.port(), "\(process.errors)")
        for integrator in integrators {
            for count in 0..<20 {
                let answer = try push(TestClient(port: port), integrator, reference: "zaak-\(count)")
                #expect(answer.status == 200)
            }
        }
        #expect(process.stop() == 0)
    }

    private static func push(
        _ client: TestClient,
        _ integrator: Integrator,
        reference: String
    ) throws -> TestClient.Answer {
        let clock = SystemClock()
        let id = TimeOrderedIDs(clock: clock, randomness: Counting(UInt8.random(in: 0...255))).next()
        let push = Push(id: id, reference: reference, at: clock.now(), resident: "999990019")
        let headers = ["Authorization": "Bearer \(integrator.token)"]
        return try client.post(integrator.updates, json: Push.body([push]), headers: headers)
    }

    private static func damage(_ path: String, _ range: Range<Int>) throws {
        let descriptor = Glibc.open(path, O_RDWR)
        guard descriptor >= 0 else { throw Missing(what: path) }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let end = min(range.upperBound, size)
        guard range.lowerBound < end else { throw Missing(what: "the place to damage") }
        let noise = (range.lowerBound..<end).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
        pwrite(descriptor, noise, noise.count, off_t(range.lowerBound))
    }
}
