import Kernel
import TestSupport
import Testing

@testable import App

@Suite("A hall full of phones", .serialized)
struct PollRushTests {
    static let phones = 1_000

    @Test("1,000 phones behind one address look, answer and look again at once: every answer counts, each once")
    func rush() throws {
        let running = try RunningPlatform(["druten"])
        guard let tenant = running.platform.directory.open(slug: "druten") else { throw Missing(what: "druten") }
        let poll = try MadeProjects(in: tenant, at: running.clock.now()).poll
        let next = Lock(0)
        let statuses = Lock<[Int: Int]>([:])
        let start = MonotonicClock.nanoseconds
        let threads = try (0..<50).map { _ in
            try SystemThread.start {
                while let phone = Self.take(next) {
                    guard let seen = try? Self.play(phone, poll, running) else { continue }
                    statuses.withLock { all in seen.forEach { all[$0, default: 0] += 1 } }
                }
            }
        }
        threads.forEach { $0.join() }
        let seconds = Double(MonotonicClock.nanoseconds - start) / 1e9

        print("1,000 phones, 4 requests each: \(seconds) s, \(Int(4_000 / seconds)) requests a second")
        #expect(statuses.withLock { $0 } == [200: 2_000, 303: 2_000])
        let counts = try running.read(tenant) { tables -> [Int] in
            var counts: [Int] = []
            try tables.each("SELECT answers FROM participation_poll_tally ORDER BY choice") {
                counts.append(try $0.integer(0))
            }
            return counts
        }
        #expect(counts == [500, 500], "the second press of each phone changed nothing")
    }

    private static func take(_ next: Lock<Int>) -> Int? {
        next.withLock { count in
            guard count < phones else { return nil }
            count += 1
            return count - 1
        }
    }

    /// Looks at the question, answers it, presses once more and looks again; the statuses of the answers.
    private static func play(_ phone: Int, _ poll: String, _ running: RunningPlatform) throws -> [Int] {
        let client = running.client()
        let path = "/druten/peilingen/\(poll)"
        var headers = ["X-Forwarded-For": "10.2.3.4"]
        let first = try client.send("GET", path, headers: headers)
        headers["Cookie"] = first.headers["set-cookie"].map { String($0.prefix { $0 != ";" }) }
        let form = [("vraag", "1"), ("antwoord", String(phone % 2))]
        let pressed = try client.post(path, form: form, headers: headers)
        let again = try client.post(path, form: [("vraag", "1"), ("antwoord", "0")], headers: headers)
        let last = try client.send("GET", path, headers: headers)
        return [first, pressed, again, last].map(\.status)
    }
}

extension RunningPlatform {
    /// Reads the tables of participation.
    fileprivate func read<Value>(_ tenant: OpenTenant, _ body: (any Database) throws -> Value) throws -> Value {
        let context = tenant.entry.context(caller: .anonymous, now: clock.now(), module: "participation")
        return try context.read { try body($0.tables) }
    }
}
