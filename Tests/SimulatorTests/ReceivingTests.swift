import Kernel
import Simulator
import TestSupport
import Testing

@Suite("What the simulator takes")
struct ReceivingTests {
    @Test("an event in order is answered 204 and counts once, however often it comes")
    func onceEach() throws {
        let world = try SimulatorWorld()

        let statuses = try (0..<3).map { _ in try world.send(SimulatorWorld.event()).status }

        #expect(statuses == [204, 204, 204])
        #expect(world.simulator.figures.effects == 1)
        #expect(world.simulator.figures.duplicates == 2)
        #expect(world.simulator.received.map(\.dataref) == ["/zaken/api/v1/zaken/89b06186-c133-4c74-8492-b43392bc4fdb"])
    }

    @Test(
        "an event that breaks a rule is refused with the attribute",
        arguments: [
            ("specversion", "\"0.3\""), ("specversion", nil), ("type", "\"nl.overheid.zaken.iets\""), ("type", "1"),
            ("source", "\"urn:nld:oin:123:dichtbij\""), ("source", "\"urn:nld:oin:00000099000002264000\""),
            ("subject", "\"zaak-1\""), ("id", "\"\""), ("id", nil), ("time", "\"2026-11-21T10:15:00\""),
            ("dataref", "\"/zaken/api/v1/zaken/0190f3a2-7b1e-7c55-9d54-0a1b2c3d4e60\""),
            ("dataref", "\"https://elders.example/zaken\""), ("datacontenttype", nil), ("data", "{\"bsn\":true}"),
            ("data", "\"tekst\""), ("sequence", "\"2\""), ("bsn", "\"999990019\""),
        ] as [(String, String?)]
    )
    func strict(attribute: String, value: String?) throws {
        let world = try SimulatorWorld()

        let answer = try world.send(SimulatorWorld.event([attribute: value]))

        #expect(answer.status == 400)
        #expect(answer.text.contains("\"detail\":\"\(attribute) "))
        #expect(world.simulator.figures.effects == 0)
        #expect(world.simulator.figures.refused == 1)
    }

    @Test("the wish to warn the resident by mail may stand in an event")
    func mayWarn() throws {
        let world = try SimulatorWorld()

        #expect(try world.send(SimulatorWorld.event(["data": #"{"externAttenderen":true}"#])).status == 204)
    }

    @Test("another content type is refused with 415, and text that is no JSON with 400")
    func otherContent() throws {
        let world = try SimulatorWorld()
        let headers = try world.bearer().merging(["Content-Type": "application/json"]) { _, new in new }

        #expect(try world.send(SimulatorWorld.event(), headers: headers).status == 415)
        #expect(try world.send("{").status == 400)
    }

    @Test("a token is given for the right secret only, and counts until it ends")
    func tokens() throws {
        let world = try SimulatorWorld()
        let headers = try world.bearer()

        #expect(try world.token("ZHVpdmVuOmFuZGVycw==").status == 401)
        #expect(try world.token("geen base64").status == 401)
        #expect(try world.send(SimulatorWorld.event(), headers: headers).status == 204)
        world.clock.advance(seconds: 600)
        #expect(try world.send(SimulatorWorld.event(), headers: headers).status == 401)
        #expect(try world.send(SimulatorWorld.event(), headers: ["Authorization": "Bearer raad"]).status == 401)
    }

    @Test("a scenario that is set over HTTP applies as often as was asked, and then everything is normal")
    func scenarios() throws {
        let world = try SimulatorWorld()
        let headers = try world.bearer()

        let set = try world.client.post("/simulator/scenario", json: #"{"id":"F04","value":30,"times":2}"#)
        let answers = try (0..<3).map { _ in try world.send(SimulatorWorld.event(), headers: headers) }
        let figures = try world.client.get("/simulator/figures")

        #expect(set.status == 200)
        #expect(answers.map(\.status) == [429, 429, 204])
        #expect(answers[0].headers["retry-after"] == "30")
        #expect(try JSONTree(parsing: figures.body)["effects"] == .integer(1))
        #expect(try world.client.post("/simulator/scenario", json: #"{"id":"F99"}"#).status == 400)
    }

    @Test("away, it refuses connections; back, it listens on the same port")
    func awayAndBack() throws {
        let world = try SimulatorWorld()
        let port = world.simulator.port

        world.simulator.goAway()
        #expect(throws: SocketError.self) { try world.client.get("/simulator/figures") }
        try world.simulator.comeBack()

        #expect(world.simulator.port == port)
        #expect(try world.client.get("/simulator/figures").status == 200)
    }
}
