import HTTPClient
import Kernel
import Records
import TestSupport
import Testing

@testable import Mail
@testable import Sending

@Suite("Sending messages by e-mail")
struct SendingMailTests {
    @Test("a message arrives at a real mail server once, with its headers and its text as it was written")
    func arrives() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "iemand")

        world.settle()

        let mail = try #require(server.received.first)
        #expect(server.received.count == 1)
        #expect(mail.sender == "gemeente@duiven.example")
        #expect(mail.recipient == "iemand@voorbeeld.example")
        #expect(mail.subject == "Melding: Ontvangen")
        #expect(mail.text.contains("Wat is het bericht?"))
        #expect(mail.text.contains("/duiven/volg/\(file.followCode)"))
        #expect(mail.id.hasSuffix("@duiven.example>"))
        #expect(try world.states(of: file) == [.sent])
        #expect(try world.queue.standing().accepted == 1)
    }

    @Test("greylisting (451) is tried again later with the same Message-ID, and opens no circuit breaker")
    func greylisted() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        for number in 1...12 { try world.open(for: "grijs\(number)") }
        let plain = try world.open(for: "iemand")

        world.settle()
        #expect(server.received.map(\.recipient) == ["iemand@voorbeeld.example"])
        #expect(try world.states(of: plain) == [.sent])
        #expect(world.loop.gate.hold == nil)
        world.pass(seconds: 120)

        #expect(server.received.count == 13)
        #expect(Set(server.received.map(\.id)).count == 13)
        #expect(try world.queue.standing().waiting == 0)
    }

    @Test("an unknown address (550) is refused, kept without the address, and can be sent again")
    func unknownAddress() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "onbekend")

        world.settle()

        let refusal = try world.lastRefusal()
        #expect(refusal.fault == .recipientRefused)
        #expect(refusal.httpStatus == 550)
        #expect(refusal.detail == "5.1.1 …@… user unknown")
        #expect(try world.states(of: file) == [.refused])
        #expect(world.told == [.refused(.recipientRefused)])
        let replayed = Promise<Result<Int, any Error>>()
        world.queue.replay(nil, at: world.clock.now()) { replayed.fulfil($0) }
        #expect(try replayed.wait().get() == 1)
        #expect(try world.queue.standing().waiting == 1)
    }

    @Test("a text that the server does not want (554) is refused, a full mailbox (452) waits")
    func contentAndMailbox() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let refused = try world.open(for: "afgekeurd")
        let full = try world.open(for: "vol")

        world.pass(seconds: 3_600)

        #expect(try world.lastRefusal().fault == .messageRefused)
        #expect(try world.states(of: refused) == [.refused])
        #expect(try world.states(of: full) == [.waiting])
        #expect(world.loop.gate.hold == nil)
    }

    @Test("a server that closes for a while (421) is left alone, for everybody, and gets everything later")
    func closed() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "dicht")

        world.settle()
        #expect(world.loop.gate.hold != nil)
        #expect(try world.states(of: file) == [.waiting])
        world.pass(seconds: 60)

        #expect(try world.states(of: file) == [.sent])
        #expect(server.received.count == 1)
    }

    @Test("a server that is not there loses nothing: what waits arrives when it is back, in the order of the case")
    func away() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let port = server.port
        server.stop()
        let file = try world.open(for: "iemand")
        try world.write("Tweede", about: file)
        try world.write("Derde", about: file)

        world.pass(seconds: 600)
        #expect(try world.states(of: file) == [.waiting, .waiting, .waiting])
        let back = try MailServer(port: port)
        world.pass(seconds: 1_200)

        #expect(back.received.map(\.subject) == ["Melding: Ontvangen", "Tweede", "Derde"])
        #expect(try world.states(of: file) == [.sent, .sent, .sent])
    }

    @Test("a server that stalls holds up its connection for the set time only, and nothing is lost")
    func stalls() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "stil")

        world.settle()

        #expect(try world.states(of: file) == [.waiting])
        #expect(world.loop.gate.hold != nil)
        #expect(server.received.isEmpty)
    }

    @Test("the worker that dies between sending and marking sends a second copy with the same Message-ID")
    func diesBeforeMarking() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "traag")

        world.leaveWithoutAnswer(until: server, received: 1)
        try world.crash()
        world.settle()

        #expect(server.received.count == 2)
        #expect(Set(server.received.map(\.id)).count == 1)
        #expect(try world.states(of: file) == [.sent])
    }

    @Test("messages of one case wait for each other, and one refused follower holds up nobody")
    func orderPerCase() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "grijs", "iemand", "onbekend")
        for number in 1...4 { try world.write("Bericht \(number)", about: file) }

        world.settle()
        let early = server.received.filter { $0.recipient.hasPrefix("grijs") }
        world.pass(seconds: 60)

        let order = ["Melding: Ontvangen", "Bericht 1", "Bericht 2", "Bericht 3", "Bericht 4"]
        #expect(early.isEmpty)
        #expect(server.received.filter { $0.recipient.hasPrefix("grijs") }.map(\.subject) == order)
        #expect(server.received.filter { $0.recipient.hasPrefix("iemand") }.map(\.subject) == order)
        #expect(try world.queue.standing().refused == 5)
    }

    @Test("an address that was removed before the message left is told, and no mail goes out")
    func removedAddress() throws {
        let server = try MailServer()
        let world = try MailWorld(server)
        let file = try world.open(for: "iemand")
        try world.tenant.file.store.writeAndWait { try $0.execute("DELETE FROM contact_address") }

        world.settle()

        #expect(try world.lastRefusal().fault == .noRecipient)
        #expect(try world.states(of: file) == [.refused])
        #expect(server.received.isEmpty)
    }
}
