import HTTPClient
import Kernel
import Records
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Sending

@Suite("When the answer of MijnOverheid does not arrive")
struct UnclearAnswerTests {
    private static let impatient = TransferLimits(
        connectMilliseconds: 2_000,
        totalMilliseconds: 400,
        replyBytes: 256 * 1024
    )

    @Test(
        "F01, F02, F30: an event that was kept without an answer is sent again with the same id, for one effect",
        // Of a kept connection that was closed, curl itself tries once more.
        arguments: [(.silence, 1), (.hangUp, 2), (.hugeAnswer, 1), (.trickle, 1)] as [(Scenario.Fault, Int)]
    )
    func sameAgain(fault: Scenario.Fault, times: Int) throws {
        let world = try World { $0.limits = Self.impatient }
        world.simulator.play(Scenario(fault, times: times))
        try world.open(1)

        world.settle()
        let waiting = try world.standing().waiting
        world.pass(seconds: 7)

        #expect(waiting == 1)
        #expect(world.simulator.figures.effects == 1)
        #expect(world.simulator.figures.duplicates == times)
        #expect(try world.standing().accepted == 1)
        #expect(world.told == [])
    }

    @Test("F03: of an answer that breaks off, the first line is enough")
    func firstLineCounts() throws {
        let world = try World()
        world.simulator.play(Scenario(.cutAnswer))
        try world.open(1)

        world.settle()

        #expect(world.simulator.figures.requests == 1)
        #expect(world.simulator.figures.effects == 1)
        #expect(try world.standing().accepted == 1)
    }

    @Test("F21: a crash between the answer and its settlement costs a duplicate and no event")
    func crashBeforeSettlement() throws {
        let world = try World()
        let file = try world.open(1)[0]

        world.sendUntil(received: 1)
        world.crash()
        world.settle()

        #expect(world.simulator.received.map(\.caseID) == [file.id])
        #expect(world.simulator.figures.duplicates == 1)
        #expect(try world.standing().waiting == 0)
    }

    @Test("without a clear answer an event goes on for fourteen days and is then kept as expired")
    func expires() throws {
        let world = try World()
        world.simulator.play(Scenario(.status(500), times: nil))
        let file = try world.open(1)[0]

        world.pass(seconds: 13 * 86_400)
        let before = try world.standing()
        world.pass(seconds: 2 * 86_400)

        #expect(before.waiting == 1)
        #expect(before.refused == 0)
        let refused = try world.refused()
        #expect(refused.caseNumber == file.number)
        #expect(refused.last.fault == .expired)
        #expect(refused.last.httpStatus == 500)
        #expect(world.told == [.refused(.expired)])
    }

    @Test("a refused event that is replayed keeps its id and its moment")
    func replays() throws {
        let world = try World()
        world.simulator.play(Scenario(.status(422)))
        try world.open(2)
        world.settle()
        let refused = try world.refused()

        let outcome = Promise<Int>()
        world.tenant.records.deliveries.replay(nil, at: world.clock.now()) { outcome.fulfil((try? $0.get()) ?? -1) }
        let count = outcome.wait()
        world.pass(seconds: 600)

        #expect(count == 1)
        #expect(world.simulator.received.last?.id == refused.id.description)
        #expect(world.simulator.figures.effects == 2)
        #expect(try world.standing().refused == 0)
        #expect(try world.standing().accepted == 2)
    }
}
