import Kernel
import Simulator
import TestSupport
import Vault

/// A simulator with a clock that stands still, and what a sender would know.
final class SimulatorWorld {
    let clock = FixedClock(.testNoon)
    let simulator: Simulator

    /// - Parameter sources: Where it pulls from.
    /// - Throws: When no port is free.
    init(sources: [CaseSourceRegistration] = []) throws {
        simulator = try Simulator(
            SimulatorSettings(clients: ["duiven": "geheim"], tokenSeconds: 600, sources: sources),
            ports: SimulatorPorts(
                clock: clock,
                ids: TimeOrderedIDs(clock: clock, randomness: SystemRandomness()),
                randomness: SystemRandomness(),
                sign: { client, bytes in Array(client.utf8) + bytes.prefix(4) }
            )
        )
        try simulator.start()
    }

    deinit { simulator.stop() }

    var client: TestClient { TestClient(port: simulator.port) }

    /// Asks for a token with Basic credentials that are already encoded.
    func token(_ basic: String = "ZHVpdmVuOmdlaGVpbQ==") throws -> TestClient.Answer {
        try client.post(
            "/token",
            form: [("grant_type", "client_credentials")],
            headers: ["Authorization": "Basic \(basic)"]
        )
    }

    /// A token that counts.
    func bearer() throws -> [String: String] {
        let token = try JSONTree(parsing: try token().body)["access_token"]?.text ?? ""
        return ["Authorization": "Bearer \(token)", "Content-Type": "application/cloudevents+json"]
    }

    func send(_ event: String, headers: [String: String]? = nil) throws -> TestClient.Answer {
        try client.send("POST", "/webhook", headers: headers ?? (try bearer()), body: Array(event.utf8))
    }

    /// An event that follows every rule, with some attributes replaced by JSON texts; `nil` leaves one out.
    static func event(_ changes: [String: String?] = [:]) -> String {
        let caseID = "89b06186-c133-4c74-8492-b43392bc4fdb"
        var fields: [String: String?] = [
            "specversion": "\"1.0\"", "type": "\"nl.overheid.zaken.zaak-gemuteerd\"",
            "source": "\"urn:nld:oin:00000099000002264000:dichtbij\"", "subject": "\"\(caseID)\"",
            "id": "\"0190f3a2-7b1e-7c55-9d54-0a1b2c3d4e60\"", "time": "\"2026-11-21T10:15:00Z\"",
            "dataref": "\"/zaken/api/v1/zaken/\(caseID)\"", "datacontenttype": "\"application/json\"", "data": "null",
        ]
        for (name, value) in changes { fields[name] = value }
        return "{" + fields.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.joined(separator: ",") + "}"
    }
}
