import Kernel
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Records
@testable import Sending

@Suite("When MijnOverheid is busy, away or failing")
struct WaitingTests {
    @Test(
        "F04, F05: nothing is sent before the moment that was asked for, for any municipality",
        arguments: [Scenario.Fault.throttle(seconds: 120), .unavailable(seconds: 120)]
    )
    func holds(fault: Scenario.Fault) throws {
        let world = try World(["duiven", "westervoort"])
        world.simulator.play(Scenario(fault))
        try world.open(1)
        world.settle()
        try world.open(3, in: world.tenants[1])

        world.pass(seconds: 119)
        let before = world.simulator.figures
        world.pass(seconds: 14)

        #expect(before.requests == 1)
        #expect(before.effects == 0)
        #expect(world.simulator.figures.effects == 4)
        let attempt = try #require(try world.tenant.records.deliveries.attempts(of: 1).first)
        #expect(attempt.fault.handling == .hold)
        #expect(world.told == [])
    }

    @Test("a far date is not believed for longer than six hours, and a clock that differs does not matter")
    func retryAfterIsBounded() throws {
        let now = try Timestamp(rfc3339: "2026-11-20T12:00:00Z")
        let far = Scenario.Fault.unavailable(seconds: 90 * 86_400)
        let world = try World()
        world.simulator.play(Scenario(far))
        try world.open(1)

        world.pass(seconds: 7 * 3_600)

        #expect(world.simulator.figures.effects == 1)
        #expect(HTTPDate.read("Fri, 20 Nov 2026 12:00:00 GMT") == now)
        #expect(HTTPDate.read("Fri, 20 Nov 2026") == nil)
        let skewed = RetryAfterSample(
            retryAfter: "Fri, 20 Nov 2026 15:00:30 GMT",
            date: "Fri, 20 Nov 2026 15:00:00 GMT"
        )
        #expect(skewed.seconds(at: now) == 30)
        #expect(RetryAfterSample(retryAfter: "-5", date: nil).seconds(at: now) == 0)
        #expect(RetryAfterSample(retryAfter: "soon", date: nil).seconds(at: now) == nil)
    }

    @Test("F06: a failing server is tried again later, and after five in a row with one event at a time")
    func breaker() throws {
        let world = try World { $0.pace.inFlightPerMunicipality = 1 }
        world.simulator.play(Scenario(.status(502), times: nil))
        try world.open(30)

        world.settle()
        let atFirst = world.simulator.figures.requests
        world.pass(seconds: 60)
        let afterAMinute = world.simulator.figures.requests
        world.simulator.playNothing()
        world.pass(seconds: 1_800)

        #expect(atFirst == 5)
        #expect(afterAMinute < 12)
        #expect(world.simulator.figures.effects == 30)
        #expect(try world.standing().accepted == 30)
        #expect(try world.standing().refused == 0)
    }

    @Test("F06: one event that fails alone does not hold up the others", arguments: [500, 502, 503, 504])
    func oneFails(status: Int) throws {
        let world = try World()
        world.simulator.play(Scenario(.status(status)))
        try world.open(10)

        world.settle()
        let atOnce = world.simulator.figures.effects
        world.pass(seconds: 7)

        #expect(atOnce == 9)
        #expect(world.simulator.figures.effects == 10)
    }

    @Test("F14: a refused connection costs no event a step on its schedule")
    func unreachable() throws {
        let world = try World()
        world.simulator.goAway()
        try world.open(3)

        world.pass(seconds: 3_600)
        try world.simulator.comeBack()
        world.pass(seconds: 800)

        #expect(world.simulator.figures.effects == 3)
        #expect(world.simulator.figures.duplicates == 0)
        #expect(world.board.figures(of: 0).faults[.unreachable] ?? 0 > 3)
        #expect(try world.standing().refused == 0)
    }

    @Test("F20: after three days away 100,000 statuses drain as one event per case, the oldest first, within the rate")
    func outage() throws {
        let world = try World { $0.pace.perSecond = 500 }
        try world.open(1)
        world.settle()
        world.simulator.goAway()
        let files = try world.open(1_000)
        world.settle()

        for _ in 0..<3 {
            world.pass(seconds: 86_400)
            try world.repeatStatuses(of: files, times: 34)
        }
        try world.simulator.comeBack()
        let back = world.clock.now()
        let before = world.simulator.figures.requests
        while try world.standing().waiting > 0, back.milliseconds(until: world.clock.now()) < 3_600_000 {
            world.pass(seconds: 60)
        }

        let received = world.simulator.received.dropFirst()
        #expect(before == 1)
        #expect(Set(received.map(\.caseID)) == Set(files.map(\.id)))
        // The first 256 had been claimed when the outage showed; such an event never stands for a later change.
        #expect(received.count <= files.count + 256)
        #expect(Set(received.prefix(50).map(\.caseID)).isSubset(of: files.prefix(256).map(\.id)))
        #expect(world.simulator.figures.duplicates == 0)
        #expect(back.milliseconds(until: world.clock.now()) > 1_000)
        #expect(try world.standing().waiting == 0)
        #expect(try world.standing().refused == 0)
    }
}

extension World {
    /// Leaves an event for every case this many times, as that many changes would.
    func repeatStatuses(of files: [CaseFile], times: Int) throws {
        let type = CaseType.test()
        let surroundings = tenant.records.surroundings(of: .platform, at: clock.now())
        for _ in 0..<times {
            try tenant.file.store.writeAndWait { database in
                let outbox = Outbox(database, surroundings)
                for file in files { try outbox.enqueue(file, of: type) }
            }
        }
        bell.ring(tenant.municipality.slug)
    }
}
