import HTTPClient
import Kernel
import Simulator
import TestSupport
import Testing

@testable import MijnOverheid
@testable import Sending

@Suite("Certificates", .enabled(if: TLSLine.isPossible, "needs the programs openssl and python3"))
struct CertificateTests {
    @Test("F12: with an expired certificate nothing leaves; after the renewal every event arrives, once")
    func expiresHere() throws {
        let world = try World()
        let line = try TLSLine(target: world.simulator.port)
        try world.send(over: line)
        world.credentials.set(try line.credentials("client", notAfter: .testNoon))
        try world.open(3)

        world.settle()
        let before = world.simulator.figures
        let tokens = world.simulator.tokensIssued
        world.credentials.set(try line.credentials("client"))
        world.pass(seconds: 600)

        #expect(before.requests == 0)
        #expect(tokens == 0)
        #expect(world.told.first == .paused(.certificateExpired))
        #expect(world.told.contains(.resumed))
        #expect(world.simulator.figures.effects == 3)
        #expect(world.simulator.figures.duplicates == 0)
    }

    @Test(
        "F12: when the other side finds the certificate expired or foreign, sending stops and no event is lost",
        arguments: ["expired-client", "stranger"],
        ["TLSv1_2", "TLSv1_3"]
    )
    func refusedThere(certificate: String, version: String) throws {
        let world = try World()
        let line = try TLSLine(target: world.simulator.port, version: version)
        try world.send(over: line)
        world.credentials.set(try line.credentials(certificate))
        try world.open(2)

        world.pass(seconds: 1_200)

        let pause = try #require(try world.standing().pause)
        #expect([.fault(.certificateRefused), .fault(.serverUntrusted)].contains(pause.reason))
        #expect(world.simulator.figures.requests == 0)
        #expect(try world.standing().refused == 0)

        world.credentials.set(try line.credentials("client"))
        try world.resume()
        #expect(world.simulator.figures.effects == 2)
    }

    @Test(
        "F13: a server whose certificate is expired, of another authority or of another host gets nothing",
        arguments: ["expired-server", "wrong-authority", "wrong-host"]
    )
    func untrustedServer(certificate: String) throws {
        let world = try World()
        let line = try TLSLine(target: world.simulator.port, server: certificate)
        try world.send(over: line)
        world.credentials.set(try line.credentials("client"))
        try world.open(2)

        world.pass(seconds: 86_400)

        #expect(world.told.contains(.paused(.serverUntrusted)))
        #expect(world.simulator.figures.requests == 0)
        #expect(world.simulator.tokensIssued == 0)
        #expect(try world.standing().refused == 0)
    }

    @Test("F12: a key that does not fit its certificate is found before anything leaves")
    func keyDoesNotFit() throws {
        let world = try World()
        let line = try TLSLine(target: world.simulator.port)
        try world.send(over: line)
        world.credentials.set(try line.credentials("client", keyOf: "stranger", keyMatches: false))
        try world.open(1)

        world.settle()

        #expect(world.told.contains(.paused(.certificateUnusable)))
        #expect(world.simulator.tokensIssued == 0)
    }

    @Test("the end of a certificate is announced 30, 14, 7 and 1 days ahead, once each")
    func warns() throws {
        let world = try World()
        let line = try TLSLine(target: world.simulator.port)
        let end = Timestamp.testNoon.adding(seconds: 40 * 86_400)
        world.credentials.set(try line.credentials("client", notAfter: end))

        for _ in 0...41 {
            world.settle()
            world.clock.advance(seconds: 86_400)
        }

        #expect(
            world.told == [
                .certificateEnds(withinDays: 30), .certificateEnds(withinDays: 14), .certificateEnds(withinDays: 7),
                .certificateEnds(withinDays: 1), .paused(.certificateExpired),
            ]
        )
        #expect(world.board.figures(of: 0).certificateEndsAt == end)
    }
}

extension World {
    /// Sends through a TLS line from now on, which the simulator's own authority signs.
    func send(over line: TLSLine) throws {
        let authority = try line.bytes("ca.crt")
        crash { settings in
            settings.webhook = "https://127.0.0.1:\(line.port)/webhook"
            settings.token = "https://127.0.0.1:\(line.port)/token"
            settings.authorities = .pem(authority)
        }
    }
}
