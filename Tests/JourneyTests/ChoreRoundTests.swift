import Kernel
import TestSupport
import Testing

@testable import App

@Suite("What modules do by themselves")
struct ChoreRoundTests {
    @Test("a round of the platform reminds residents of tomorrow's appointment, only where the module is on")
    func round() throws {
        let running = try RunningPlatform(["duiven"])
        let made = try MadeAppointment(in: try running.municipality("duiven"), at: running)
        running.clock.set(.testNoon.adding(seconds: 3 * 86_400))
        let reports = Lock<[String]>([])
        var tenant = try #require(running.platform.directory.open(slug: "duiven"))
        let on = tenant.modulesOn

        tenant.modulesOn = []
        ChoreRounds.round(tenant, running.platform) { sentence in reports.withLock { $0.append(sentence) } }
        let before = try subjects(of: made.code, in: tenant, running)
        tenant.modulesOn = on
        ChoreRounds.round(tenant, running.platform) { sentence in reports.withLock { $0.append(sentence) } }
        let after = try subjects(of: made.code, in: tenant, running)

        #expect(after.count == before.count + 1)
        #expect(after.last == "Denkt u aan uw afspraak op dinsdag 24 november 2026 om 9.30 uur")
        #expect(reports.withLock { $0 }.isEmpty)
    }

    private func subjects(of code: String, in tenant: OpenTenant, _ running: RunningPlatform) throws -> [String] {
        let context = tenant.entry.context(caller: .anonymous, now: running.clock.now(), module: nil)
        let code = try FollowCode(code)
        return try context.read { session in
            guard let file = try session.cases.find(code: code) else { return [] }
            return try session.messages.messages(of: file, limit: 9).map(\.text.subject)
        }
    }
}
