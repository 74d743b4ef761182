import Kernel
import Records
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Sending

@Suite("When a municipality cannot send at all")
struct EndpointFaultTests {
    @Test(
        "F11, F15, F16, F29: sending stops, somebody is told once, and after the repair every event arrives",
        arguments: [
            (.forbidden, .forbidden), (.redirect(301), .redirected), (.redirect(302), .redirected),
            (.redirect(307), .redirected), (.gone, .gone), (.loginPage, .unexpectedContent),
            (.unknownService, .misdirected), (.unauthorised, .unauthorised),
        ] as [(Scenario.Fault, DeliveryFault)]
    )
    func pauses(fault: Scenario.Fault, reason: DeliveryFault) throws {
        let world = try World(["duiven", "westervoort"])
        world.simulator.play(Scenario(fault, times: nil))
        try world.open(40)
        world.settle()
        let requests = world.simulator.figures.requests
        world.pass(seconds: 3 * 86_400)

        #expect(world.told == [.paused(reason)])
        #expect(world.simulator.figures.requests == requests)
        #expect(try world.standing().pause?.reason == .fault(reason))
        #expect(try world.standing().refused == 0)

        world.simulator.playNothing()
        try world.open(1, in: world.tenants[1])
        world.settle()
        #expect(world.simulator.figures.effects == 1)

        world.crash()
        world.settle()
        #expect(world.simulator.figures.effects == 1)

        try world.resume()
        #expect(world.simulator.figures.effects == 41)
        #expect(try world.standing().waiting == 0)
        #expect(world.simulator.figures.duplicates == 0)
    }

    @Test("F10: a token that runs out on its way is renewed once, and the same event is sent again")
    func tokenRunsOut() throws {
        let world = try World()
        try world.open(1)
        world.settle()
        world.simulator.play(Scenario(.revokedTokens))
        try world.open(20)

        world.settle()

        #expect(world.simulator.figures.effects == 21)
        #expect(world.simulator.figures.duplicates == 0)
        #expect(world.simulator.tokensIssued == 2)
        #expect(world.told == [])
        #expect(try world.tenant.records.deliveries.attempts(of: 2) == [])
    }

    @Test("a token serves until a minute before it ends, however many events leave")
    func tokenIsKept() throws {
        let world = try World(tokenSeconds: 600)
        try world.open(200)
        world.settle()
        let first = world.simulator.tokensIssued
        world.pass(seconds: 539)
        try world.open(1)
        world.settle()
        let second = world.simulator.tokensIssued
        world.pass(seconds: 2)
        try world.open(1)
        world.settle()

        #expect(first == 1)
        #expect(second == 1)
        #expect(world.simulator.tokensIssued == 2)
        #expect(world.simulator.figures.unauthorised == 0)
        #expect(world.simulator.figures.effects == 202)
    }

    @Test("a secret that the token server refuses stops the sending before any event leaves, until there is another")
    func wrongSecret() throws {
        let world = try World()
        world.credentials.set(EndpointCredentials(clientID: "duiven", secret: "another"))
        try world.open(3)
        world.settle()

        #expect(world.told == [.paused(.unauthorised)])
        #expect(world.simulator.figures.requests == 0)

        world.credentials.set(EndpointCredentials(clientID: "duiven", secret: FakeCredentials.secret))
        try world.open(1)
        world.pass(seconds: 400)

        #expect(world.told == [.paused(.unauthorised), .resumed])
        #expect(world.simulator.figures.effects == 4)
    }

    @Test("an operator pauses and resumes, also across a restart, and nothing is lost")
    func operatorPauses() throws {
        let world = try World()
        try world.pause()
        try world.open(5)
        world.pass(seconds: 86_400)
        world.crash()
        world.pass(seconds: 86_400)
        let paused = world.simulator.figures.requests

        try world.resume()

        #expect(paused == 0)
        #expect(world.simulator.figures.effects == 5)
    }

    @Test("what keeps many municipalities from sending at once is told once, with all of them")
    func toldTogether() throws {
        let slugs = (1...5).map { "gemeente-\($0)" }
        let world = try World(slugs)
        world.credentials.set(nil)
        for tenant in world.tenants { try world.open(1, in: tenant) }

        world.settle()
        world.pass(seconds: 600)

        #expect(world.reports.withLock { $0 } == [slugs])
        #expect(world.told == slugs.map { _ in .paused(.credentialsMissing) })
    }

    @Test("a fault that is found while an operator pauses does not take the place of that pause, nor end it")
    func operatorComesFirst() throws {
        let world = try World()
        let queue = world.tenant.records.deliveries
        let (pause, fault) = (
            DeliveryPause(.byOperator, since: world.clock.now()),
            DeliveryPause(.fault(.credentialsMissing), since: world.clock.now())
        )

        try world.wait { queue.hold(fault, done: $0) }
        try world.wait { queue.hold(pause, done: $0) }
        try world.wait { queue.hold(fault, done: $0) }
        try world.wait { queue.release(afterFaultOnly: true, done: $0) }

        #expect(try queue.standing().pause == pause)
        try world.wait { queue.release(afterFaultOnly: false, done: $0) }
        #expect(try queue.standing().pause == nil)
    }
}

extension World {
    func pause() throws {
        let pause = DeliveryPause(.byOperator, since: clock.now())
        try wait { self.tenant.records.deliveries.hold(pause, done: $0) }
        loop.mailbox.post(.paused(lane: 0, pause))
        settle()
    }

    func resume() throws {
        try wait { self.tenant.records.deliveries.release(afterFaultOnly: false, done: $0) }
        loop.mailbox.post(.resumed(lane: 0))
        settle()
    }

    func wait(_ start: (@escaping @Sendable (Result<Void, any Error>) -> Void) -> Void) throws {
        let outcome = Promise<Result<Void, any Error>>()
        start { outcome.fulfil($0) }
        try outcome.wait().get()
    }
}
