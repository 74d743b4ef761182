import HTTPClient
import Kernel
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Sending

@Suite("When MijnOverheid refuses one event")
struct RefusedMessageTests {
    @Test(
        "F07, F08: the event is kept with the reason, and the next ones of the same case go on",
        arguments: [400, 413, 415, 422, 409]
    )
    func kept(status: Int) throws {
        let world = try World()
        world.simulator.play(Scenario(.status(status)))
        let file = try world.open(1)[0]

        world.settle()
        try world.move(file, to: 1)
        world.pass(seconds: 60)

        let refused = try world.refused()
        #expect(refused.caseNumber == file.number)
        #expect(refused.last.fault == (status == 409 ? .idReused : .messageRefused))
        #expect(refused.last.httpStatus == status)
        #expect(refused.last.detail.contains("De simulator antwoordt \(status)"))
        #expect(world.simulator.figures.effects == 1)
        #expect(world.simulator.figures.requests == 2)
        #expect(try world.standing().refused == 1)
        #expect(try world.standing().waiting == 0)
        #expect(world.told == [.refused(refused.last.fault)])
    }

    @Test("what the other side says is kept without line ends and without anything like a BSN")
    func detailIsMasked() {
        let masked = FaultDetail.masked("zaak 12345678 van 999990019\r\nop 2026-11-20")

        #expect(masked == "zaak 12… van 99…  op 2026-11-20")
    }

    @Test(
        "a status decides by class: a backlog is never refused because of the endpoint",
        arguments: [
            (400, .refuse), (401, .pause), (402, .pause), (403, .pause), (404, .pause), (405, .pause), (408, .retry),
            (409, .refuse), (410, .pause), (413, .refuse), (418, .pause), (422, .refuse), (429, .hold), (500, .retry),
            (503, .retry), (599, .retry), (301, .pause), (307, .pause),
        ] as [(Int, DeliveryFault.Handling)]
    )
    func classes(status: Int, handling: DeliveryFault.Handling) {
        let verdict = Verdict(.success(Reply(status: status)), now: .testNoon)

        guard case .failed(let failure) = verdict else {
            Issue.record("\(status) is no success")
            return
        }
        #expect(failure.fault.handling == handling)
    }

    @Test(
        "what curl reports decides too: only what certainly did not arrive is called unreachable",
        arguments: [
            (TransportFailure(.resolve), .unreachable), (TransportFailure(.connect), .unreachable),
            (TransportFailure(.timeout), .unreachable), (TransportFailure(.timeout, sentBytes: true), .unanswered),
            (TransportFailure(.emptyReply, sentBytes: true), .unanswered),
            (TransportFailure(.exchange, sentBytes: true), .unanswered),
            (TransportFailure(.tooLarge, sentBytes: true, status: 200), .unanswered),
            (TransportFailure(.truncated, sentBytes: true, status: 500), .unanswered),
            (TransportFailure(.tlsPeer), .serverUntrusted),
            (TransportFailure(.tlsHandshake, mentionsAlert: true), .certificateRefused),
            (TransportFailure(.tlsLocal(.certificateOrKey)), .certificateUnusable),
            (
                TransportFailure(.exchange, sentBytes: true, isFreshConnection: true, mentionsAlert: true),
                .certificateRefused
            ),
        ] as [(TransportFailure, DeliveryFault)]
    )
    func transport(failure: TransportFailure, fault: DeliveryFault) {
        guard case .failed(let found) = Verdict(.failure(failure), now: .testNoon) else {
            Issue.record("a failure is no success")
            return
        }
        #expect(found.fault == fault)
    }
}
