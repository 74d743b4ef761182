import Kernel
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Records
@testable import Sending

@Suite("The order of events")
struct OrderTests {
    @Test("changes of one case that nobody sent yet are one event")
    func coalesces() throws {
        let world = try World()
        let file = try world.open(1)[0]
        try world.move(file, to: 1)
        try world.move(file, to: 2)

        world.settle()

        #expect(world.simulator.received.map(\.caseID) == [file.id])
    }

    @Test("a change after an event that was sent waits for its answer and then has an event of its own")
    func waitsForAnswer() throws {
        let world = try World()
        world.simulator.play(Scenario(.status(500)))
        let file = try world.open(1)[0]
        world.settle()
        try world.move(file, to: 1)

        world.settle()
        let early = world.simulator.figures.requests
        world.pass(seconds: 30)

        #expect(early == 1)
        #expect(world.simulator.figures.effects == 2)
        #expect(world.simulator.received.map(\.caseID) == [file.id, file.id])
        #expect(world.simulator.received.map(\.time) == world.simulator.received.map(\.time).sorted())
    }

    @Test("F22: a change that is undone leaves no event, and one that is kept leaves exactly one")
    func sameTransaction() throws {
        struct Undone: Error {}
        let world = try World()
        let type = CaseType.test()
        let person = try CitizenServiceNumber("999990019")

        #expect(throws: Undone.self) {
            try world.tenant.write { session -> Void in
                _ = try session.cases.open(
                    NewCase(
                        type: type,
                        status: StatusChange(to: type.steps[0], at: .testNoon),
                        channel: .web,
                        resident: .person(person),
                        dates: CaseDates(targetOn: nil, deadlineOn: nil)
                    )
                )
                throw Undone()
            }
        }
        let undone = try world.standing().waiting
        try world.open(1)

        #expect(undone == 0)
        #expect(try world.standing().waiting == 1)
    }

    @Test("F23: of two workers on one file the second gets neither the event nor the next one of its case")
    func lease() throws {
        let world = try World()
        let file = try world.open(1)[0]

        let first = try world.claim(10)
        try world.move(file, to: 1)
        let second = try world.claim(10)
        world.clock.advance(seconds: 61)
        let afterLease = try world.claim(10)

        #expect(first.map(\.caseID) == [file.id])
        #expect(second == [])
        #expect(afterLease.map(\.id) == first.map(\.id))
    }

    @Test("F24: a clock that goes back changes neither the order nor the ids")
    func clockGoesBack() throws {
        let world = try World()
        let file = try world.open(1)[0]
        world.settle()
        world.clock.set(world.clock.now().adding(seconds: -7_200))

        let moved = try world.move(file, to: 1)
        world.settle()

        let received = world.simulator.received
        #expect(moved.statusKey == "in-behandeling")
        #expect(received.map(\.caseID) == [file.id, file.id])
        #expect(received[0].id < received[1].id)
        #expect(received[1].time < received[0].time)
    }

    @Test("F25: a removed case takes the place of everything that waited for it")
    func removal() throws {
        let world = try World()
        world.simulator.play(Scenario(.status(500)))
        let file = try world.open(1)[0]
        world.settle()
        try world.move(file, to: 1)

        let surroundings = world.tenant.records.surroundings(of: .platform, at: world.clock.now())
        try world.tenant.file.store.writeAndWait { database in
            try CaseLedger(database, surroundings).outbox.enqueueRemoval(of: file)
        }
        world.bell.ring("duiven")
        world.pass(seconds: 3_600)

        #expect(world.simulator.received.map(\.type) == [.removed])
        #expect(world.simulator.figures.requests == 2)
        #expect(try world.standing().waiting == 0)
    }

    @Test("cases of a type that is not shown, or of nobody known, leave no event")
    func notForMijnOverheid() throws {
        let world = try World()
        let hidden = CaseType.test(isShownAtMijnOverheid: false)
        let shown = CaseType.test()
        let person = try CitizenServiceNumber("999990019")
        let choices: [(CaseType, ResidentIdentity)] = [
            (hidden, .person(person)), (shown, .anonymous), (shown, .business(try ChamberOfCommerceNumber("12345678"))),
        ]

        try world.tenant.write { session in
            for (type, resident) in choices {
                _ = try session.cases.open(
                    NewCase(
                        type: type,
                        status: StatusChange(to: type.steps[0], at: .testNoon),
                        channel: .web,
                        resident: resident,
                        dates: CaseDates(targetOn: nil, deadlineOn: nil)
                    )
                )
            }
        }

        #expect(try world.standing().waiting == 0)
    }

    @Test("every municipality has its turn while another one drains a backlog")
    func fair() throws {
        let world = try World(["duiven", "westervoort"]) { $0.pace.inFlight = 1 }
        try world.open(60, in: world.tenants[0])
        try world.open(5, in: world.tenants[1])

        world.settle()

        let places = world.simulator.received.enumerated().filter { $1.source.contains("0227") }.map(\.offset)
        #expect(world.simulator.figures.effects == 65)
        #expect(places.count == 5)
        #expect(places.max() ?? 65 < 40)
    }
}

extension World {
    /// Claims as another worker would.
    func claim(_ count: Int) throws -> [Delivery] {
        let outcome = Promise<Result<ClaimedDeliveries, any Error>>()
        let now = clock.now()
        let turn = DeliveryTurn(settlements: [], claim: count, now: now, leaseEndsAt: now.adding(seconds: 60))
        tenant.records.deliveries.take(turn) { outcome.fulfil($0) }
        return try outcome.wait().get().deliveries
    }
}
