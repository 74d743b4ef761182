import HTTPClient
import Kernel
import Records
import Simulator
import TestSupport
import Testing
import Vault

@testable import MijnOverheid
@testable import Sending

@Suite("From a change to what the resident sees at MijnOverheid", .timeLimit(.minutes(2)))
struct EndToEndTests {
    @Test("after faults, a crash and an outage the last status that was pulled of every case is ours")
    func lastStatusIsOurs() throws {
        let world = try World(pulls: true) { $0.limits = TransferLimits(totalMilliseconds: 400) }
        var files = try world.open(40)
        world.simulator.play(Scenario(.silence))
        world.simulator.play(Scenario(.status(503), times: 7))
        world.simulator.play(Scenario(.cutAnswer, times: 2))
        world.settle()

        for round in 1...2 {
            files = try files.enumerated().map { place, file in
                place.isMultiple(of: round + 1) ? try world.move(file, to: round) : file
            }
            if round == 2 { world.crash() }
            world.pass(seconds: 40)
        }
        world.simulator.goAway()
        world.pass(seconds: 120)
        try world.simulator.comeBack()
        world.pass(seconds: 3_600)
        world.simulator.waitUntilPulled()

        let shown = Dictionary(world.simulator.cases.map { ($0.id, $0.currentStatusName) }) { first, _ in first }
        for file in files { #expect(shown[file.id] == file.statusKey) }
        #expect(try world.standing().waiting == 0)
        #expect(world.simulator.figures.effects == Set(world.simulator.received.map(\.id)).count)
    }

    @Test("the worker on its own thread sends what is written, answers operators and stops without a rest")
    func onItsOwnThread() throws {
        let world = try World(["duiven", "westervoort"])
        let client = world.client
        let delivery = DeliveryWorker(
            toMijnOverheid: world.tenants.map {
                DeliveryPlace(municipality: $0.municipality, queue: $0.records.deliveries)
            },
            settings: world.settings,
            ports: DeliveryPorts(
                clock: world.clock,
                randomness: SystemRandomness(),
                credentials: world.credentials,
                bell: world.bell,
                send: { client.send($0, completion: $1) }
            )
        )
        try delivery.start()
        try delivery.pause("westervoort")

        try world.open(50)
        try world.open(2, in: world.tenants[1])
        while try delivery.overview(of: "duiven").queue.waiting > 0 { world.breathe() }
        let held = try delivery.overview(of: "westervoort").queue
        try delivery.resume("westervoort")
        while try delivery.overview(of: "westervoort").queue.waiting > 0 { world.breathe() }
        delivery.stop()

        #expect(held.waiting == 2)
        #expect(held.pause?.reason == .byOperator)
        #expect(world.simulator.figures.effects == 52)
        #expect(world.simulator.figures.duplicates == 0)
        let overview = try delivery.overview(of: "duiven")
        #expect(overview.queue.accepted == 50)
        #expect(overview.medianDelayMilliseconds == 0)
        #expect(delivery.figures(of: "duiven")?.accepted == 50)
        #expect(throws: UnknownMunicipality(slug: "elders")) { try delivery.overview(of: "elders") }
    }
}
