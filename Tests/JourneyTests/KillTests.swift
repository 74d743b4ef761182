import FoundationEssentials
import Glibc
import Kernel
import Records
import SQLiteStore
import Simulator
import TestSupport
import Testing
import Vault

@testable import App

/// The program is killed again and again while systems push and it delivers to MijnOverheid.
@Suite("Kill -9 in the middle of the work", .enabled(if: ProgramProcess.path != nil, "the program is not built here"))
struct KillTests {
    @Test(
        "after 200 kills nothing accepted is lost, each event has one effect, each case its order, and figures are exact"
    )
    func killedAllTheTime() throws {
        let seed = TestScale.seed
        print("Kill test: seed \(seed), \(TestScale.kills) kills")
        var random = SeededRandom(seed: seed)
        let simulator = try Self.simulator()
        defer { simulator.stop() }
        let program = try ProgramFolder(["duiven", "heerde"], endpoint: simulator.port)
        let stories = try Self.stories(program, seed: seed)

        for _ in 0..<TestScale.kills {
            try Self.killOnce(program, stories, &random)
        }
        let last = try program.start()
        let port = try #require(last.port(), "the program no longer starts: \(last.errors)")
        for story in stories { _ = story.push(TestClient(port: port)) }

        #expect(stories.flatMap(\.faults) == [])
        // A slow machine gets few updates between two kills; the claim needs some in most lives.
        let fewest = TestScale.kills / 10
        #expect(stories.allSatisfy { $0.accepted.count > fewest }, "too little was pushed between the kills")
        for story in stories {
            #expect(try story.forgotten(port: port) == 0, "updates that were accepted are gone")
        }
        #expect(last.stop() == 0, "the program did not stop as asked: \(last.errors)")
        try program.withPlatform { platform in
            try KeptNumbers.check(in: platform)
            try Self.deliverTheRest(of: platform)
            try KeptNumbers.check(in: platform)
            for story in stories { try Self.checkOrder(of: story, in: platform) }
            try Self.checkDeliveries(simulator.received, in: platform)
        }
        let (figures, count) = (simulator.figures, stories.reduce(0) { $0 + $1.accepted.count })
        print("Kill test: \(count) updates accepted, \(figures.effects) messages, \(figures.duplicates) sent twice")
    }

    /// One life of the program: it starts, several systems push, it is killed at some moment.
    private static func killOnce(
        _ program: ProgramFolder,
        _ stories: [CaseStory],
        _ random: inout SeededRandom
    ) throws {
        let process = try program.start()
        if Int.random(in: 0..<10, using: &random) == 0 {
            usleep(UInt32.random(in: 0...150_000, using: &random))
            return process.kill()
        }
        let port = try #require(process.port(), "the program no longer starts: \(process.errors)")
        let threads = try stories.map { story in
            try SystemThread.start { story.pushUntilItFails(port: port) }
        }
        usleep(UInt32.random(in: 5_000...120_000, using: &random))
        process.kill()
        threads.forEach { $0.join() }
    }

    private static func simulator() throws -> Simulator {
        let clock = SystemClock()
        let secrets = ProgramFolder.secrets
        let id = secrets["DICHTBIJ_MIJNOVERHEID_CLIENT_ID"] ?? ""
        let simulator = try Simulator(
            SimulatorSettings(clients: [id: secrets["DICHTBIJ_MIJNOVERHEID_CLIENT_SECRET"] ?? ""]),
            ports: SimulatorPorts(
                clock: clock,
                ids: TimeOrderedIDs(clock: clock, randomness: SystemRandomness()),
                randomness: SystemRandomness()
            )
        )
        try simulator.start()
        return simulator
    }

    private static func stories(_ program: ProgramFolder, seed: UInt64) throws -> [CaseStory] {
        try program.withPlatform { platform in
            let duiven = try Integrator("zaaksysteem", of: "duiven", at: platform)
            let heerde = try Integrator("belastingen", of: "heerde", at: platform)
            let yesterday = platform.clock.now().adding(seconds: -86_400)
            return [("a", duiven), ("b", duiven), ("c", heerde)].enumerated().map { place, story in
                CaseStory(story.0, of: story.1, from: yesterday, ids: platform.ids, seed: seed + UInt64(place))
            }
        }
    }

    /// Sends what still waits for MijnOverheid.
    private static func deliverTheRest(of platform: Platform) throws {
        let centre = try DeliveryCentre(platform, variables: ProgramFolder.secrets) { _ in }
        try centre.start()
        defer { centre.stop() }
        let desk = try #require(centre.desk)
        let deadline = SystemClock().now().adding(seconds: 60)
        while SystemClock().now() < deadline {
            let waiting = try platform.directory.open.map { try desk.overview(of: $0.municipality.slug).queue.waiting }
            if waiting.allSatisfy({ $0 == 0 }) { return }
            usleep(20_000)
        }
        Issue.record("messages for MijnOverheid still wait after a minute")
    }

    /// Every step of every case stands in its history once, in the order in which it was pushed.
    private static func checkOrder(of story: CaseStory, in platform: Platform) throws {
        let slug = story.integrator.slug
        let tenant = try #require(platform.directory.open(slug: slug))
        let client = try #require(platform.clients.entry(story.integrator.name)?.client.id)
        let context = tenant.entry.context(caller: .anonymous, now: platform.clock.now(), module: nil)
        for (reference, pushed) in Dictionary(grouping: story.accepted, by: \.push.reference) {
            let found = try context.read { session in
                let file = try session.cases.find(source: CaseSource(client: client, reference: reference))
                return try file.map { ($0, try session.cases.history(of: $0)) }
            }
            let (file, history) = try #require(found, "the case \(reference) is gone")
            #expect(history.map(\.stepKey) == pushed.map(\.push.status), "\(reference)")
            #expect(history.allSatisfy { !$0.isSuperseded }, "\(reference)")
            #expect(Set(pushed.map(\.number)) == [file.number.description], "\(reference)")
            let events = try tenant.store.read { database in
                try database.rows("SELECT kind FROM event WHERE case_id = \(file.key) ORDER BY seq") { try $0.text(0) }
            }
            let steps = events.filter { $0 == EventKind.statusChanged.rawValue }
            #expect(steps.count == pushed.count - 1, "\(reference): one event for each change")
        }
    }

    /// Every message was received, in the order of its case, and had one effect.
    private static func checkDeliveries(_ received: [ReceivedEvent], in platform: Platform) throws {
        let ids = received.map(\.id)
        #expect(Set(ids).count == ids.count, "an event had two effects")
        for tenant in platform.directory.open {
            let sent = try tenant.store.read { database in
                try database.rows("SELECT uuid, case_uuid, state FROM delivery ORDER BY id") { row in
                    (
                        try UniqueID(bytes: try row.bytes(0)), try UniqueID(bytes: try row.bytes(1)),
                        try row.integer(2)
                    )
                }
            }
            #expect(sent.allSatisfy { $0.2 == 2 }, "a message was not accepted")
            #expect(Set(sent.map(\.0.description)).isSubset(of: ids), "a message did not arrive")
            let byCase = Dictionary(grouping: received, by: \.caseID)
            for (caseID, messages) in Dictionary(grouping: sent, by: \.1) {
                #expect(byCase[caseID]?.map(\.id) == messages.map(\.0.description), "out of order")
            }
        }
    }
}
