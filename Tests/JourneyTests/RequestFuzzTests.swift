import HTTPServer
import Kernel
import SQLiteStore
import TestSupport
import Testing

@testable import App

@Suite("Requests that make no sense")
struct RequestFuzzTests {
    @Test("10,000 random and mutated requests to every route never bring the server down or leave half a case")
    func randomRequests() throws {
        let seed = TestScale.seed
        print("Fuzz test: seed \(seed), \(TestScale.requests) requests")
        let world = try World("apeldoorn", "heerde")
        let running = world.running
        var fuzz = RequestFuzz(seed: seed, routes: running.server.addresses)
        var line = FuzzLine(port: running.server.port)
        var counts: [Int: Int] = [:]

        for number in 0..<TestScale.requests {
            if number.isMultiple(of: 200) {
                // Some requests log out; without new sessions the operators' pages would soon be out of reach.
                fuzz.samples = try [world.own, world.other].map { party in
                    world.sample(party.names, try party.logIn(at: running.platform))
                }
            }
            let request = try fuzz.next(number)
            guard let answer = try line.ask(request.bytes, method: request.method) else { continue }
            counts[answer.status, default: 0] += 1
            let isAllowed =
                answer.status < 500 || answer.status == 505
                || answer.status == 503 && answer.headers["retry-after"] != nil
            #expect(isAllowed, "\(answer.status) to: \(String(decoding: request.bytes.prefix(2_000), as: UTF8.self))")
        }

        print("Fuzz test: answers \(counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" })")
        #expect(running.reports.withLock { $0 } == [], "errors that no code foresaw")
        #expect(try running.client().get("/healthz").status == 200)
        #expect((counts[200] ?? 0) > TestScale.requests / 20, "hardly anything got through to the routes")
        for tenant in running.platform.directory.open { try Self.checkWhole(tenant) }
    }

    /// Every case has a status and the event that opened it, and no row refers to nothing.
    private static func checkWhole(_ tenant: OpenTenant) throws {
        let counts = try tenant.store.read { database in
            try database.rows(
                """
                SELECT
                    (SELECT COUNT(*) FROM case_file),
                    (SELECT COUNT(*) FROM case_file c WHERE NOT EXISTS
                        (SELECT 1 FROM case_status s WHERE s.case_id = c.id)),
                    (SELECT COUNT(*) FROM case_file c WHERE NOT EXISTS
                        (SELECT 1 FROM event e WHERE e.case_id = c.id AND e.kind = 'case-opened')),
                    (SELECT COUNT(*) FROM pragma_foreign_key_check)
                """
            ) { row in try (0..<4).map { try row.integer($0) } }
        }
        let found = try #require(counts.first)
        #expect(found[0] > 0)
        #expect(found[1...] == [0, 0, 0], "\(tenant.municipality.slug): half a case")
    }
}

/// One connection that is kept as long as the server keeps it, as a browser does.
struct FuzzLine {
    let port: UInt16
    private var socket: TestSocket?

    init(port: UInt16) { self.port = port }

    /// Sends a request; `nil` when the server ended the connection without an answer, as it may for no HTTP.
    ///
    /// - Throws: ``SocketError`` when nobody listens any more, or no answer comes.
    mutating func ask(_ bytes: [UInt8], method: String) throws -> TestClient.Answer? {
        let open = try socket ?? TestSocket(port: port)
        do {
            try open.send(bytes)
            let answer = try TestClient.readAnswer(open, to: method)
            // After a refusal the server may still wait for a body that was not what its length said.
            socket = answer.status < 400 && answer.headers["connection"]?.lowercased() != "close" ? open : nil
            return answer
        } catch SocketError.closed, SocketError.failed, SocketError.unreadable {
            socket = nil
            return nil
        } catch {
            let request = String(decoding: bytes.prefix(2_000), as: UTF8.self)
            throw Missing(what: "an answer (\(error)) to: \(request)")
        }
    }
}
