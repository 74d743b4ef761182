import HTTPServer
import Kernel
import Simulator
import TestSupport
import Testing

@Suite("What the simulator pulls and shows")
struct PullingTests {
    private let source = "urn:nld:oin:00000099000002264000:dichtbij"

    @Test("after an event the case is pulled, and its resident sees it, with every text made harmless")
    func shows() throws {
        let cases = try StaticCases()
        let world = try SimulatorWorld(sources: [cases.registration(source)])

        #expect(try world.send(SimulatorWorld.event()).status == 204)
        world.simulator.waitUntilPulled()
        let page = try world.client.post("/mijn-zaken", form: [("bsn", "999990019")])

        #expect(world.simulator.cases.map(\.currentStatusName) == ["In behandeling"])
        #expect(page.status == 200)
        #expect(page.text.contains("Z-2026-000001"))
        #expect(page.text.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;meer&quot;"))
        #expect(!page.text.contains("<script"))
        #expect(!page.text.contains("999990019"))
        #expect(try world.client.post("/mijn-zaken", form: [("bsn", "999993653")]).text.contains("geen zaken"))
        #expect(try world.client.post("/mijn-zaken", form: [("bsn", "123456789")]).status == 400)
        #expect(try world.client.get("/mijn-zaken?bsn=999990019").status == 405)
    }

    @Test("a case that did not change costs one request, by its ETag")
    func unchanged() throws {
        let cases = try StaticCases()
        let world = try SimulatorWorld(sources: [cases.registration(source)])

        _ = try world.send(SimulatorWorld.event())
        world.simulator.waitUntilPulled()
        let first = cases.requests
        _ = try world.send(SimulatorWorld.event(["id": "\"another\""]))
        world.simulator.waitUntilPulled()

        #expect(cases.requests == first + 1)
        #expect(world.simulator.cases.count == 1)
    }

    @Test("a token for the case interfaces is signed over its claims")
    func signs() throws {
        let cases = try StaticCases()
        let world = try SimulatorWorld(sources: [cases.registration(source)])

        _ = try world.send(SimulatorWorld.event())
        world.simulator.waitUntilPulled()

        let parts = cases.authorization.split(separator: ".")
        #expect(parts.first == "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9")
        // The test's own way of signing: the client id and the first four bytes, in base64url.
        #expect(parts.last == "bWlqbm92ZXJoZWlkZXlKMA")
    }

    @Test("a removed case is no longer shown")
    func removed() throws {
        let cases = try StaticCases()
        let world = try SimulatorWorld(sources: [cases.registration(source)])
        _ = try world.send(SimulatorWorld.event())
        world.simulator.waitUntilPulled()

        _ = try world.send(
            SimulatorWorld.event(["id": "\"another\"", "type": "\"nl.overheid.zaken.zaak-verwijderd\""])
        )

        #expect(world.simulator.cases == [])
    }

    @Test("an address outside the registered base is not followed: the token stays where it belongs")
    func foreignAddress() throws {
        let elsewhere = try StaticCases()
        let cases = try StaticCases(typesAt: elsewhere.base)
        let world = try SimulatorWorld(sources: [cases.registration(source)])

        _ = try world.send(SimulatorWorld.event())
        world.simulator.waitUntilPulled()

        #expect(elsewhere.requests == 0)
        #expect(world.simulator.cases == [])
    }
}
