import Kernel
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Sending

@Suite("Sending changes to MijnOverheid")
struct EventTests {
    @Test("a case that opened arrives once, as the thin event of the profile")
    func arrives() throws {
        let world = try World()
        let file = try world.open(1)[0]

        world.settle()

        let event = try #require(world.simulator.received.first)
        #expect(world.simulator.received.count == 1)
        #expect(event.type == .changed)
        #expect(event.caseID == file.id)
        #expect(event.source == "urn:nld:oin:00000099000000022600:dichtbij")
        #expect(event.time == .testNoon)
        #expect(try world.standing().waiting == 0)
        #expect(try world.standing().accepted == 1)
    }
}
