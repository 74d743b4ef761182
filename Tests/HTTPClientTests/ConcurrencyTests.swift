import HTTPClient
import Kernel
import Testing

@Suite("Many requests at a time", .serialized, .needsPython)
struct ConcurrencyTests {
    @Test("64 requests from several threads each get their own answer, once")
    func many() throws {
        let server = try ScriptedServer()
        let client = try HTTPClient()
        let outcomes = try (0..<64).map { number in
            let outcome = Promise<Result<Reply, TransportFailure>>()
            let request = try OutgoingRequest(.post, server.url("echo"), body: Array("number \(number)".utf8))
            let thread = try SystemThread.start { client.send(request) { outcome.fulfil($0) } }
            return (outcome, thread)
        }

        for (number, (outcome, thread)) in outcomes.enumerated() {
            thread.join()
            let reply = try outcome.wait().get()
            #expect(String(decoding: reply.body, as: UTF8.self).hasSuffix("number \(number)"))
        }
    }

    @Test("16 requests to one server are on their way together")
    func together() throws {
        let server = try ScriptedServer()
        let client = try HTTPClient(limits: HTTPClient.Limits(perServer: 16))

        let outcomes = try (0..<16).map { _ in try started(client, server.url("together")) }

        for outcome in outcomes { #expect(try outcome.wait().get().status == 200) }
    }

    @Test("a server that does not answer does not hold up another one")
    func fairness() throws {
        let silent = try ScriptedServer()
        let lively = try ScriptedServer()
        let client = try HTTPClient(limits: HTTPClient.Limits(perServer: 2, inAll: 4))
        let stuck = try (0..<4).map { _ in try started(client, silent.url("silent"), milliseconds: 800) }

        let reply = try client.sendAndWait(OutgoingRequest(.get, lively.url("echo")))

        #expect(reply.status == 200)
        for outcome in stuck { #expect(throws: TransportFailure.self) { try outcome.wait().get() } }
    }

    @Test("beyond the limit a request is refused instead of kept")
    func overloaded() throws {
        let server = try ScriptedServer()
        let client = try HTTPClient(limits: HTTPClient.Limits(perServer: 1, inAll: 1, waiting: 4))

        let outcomes = try (0..<20).map { _ in try started(client, server.url("silent"), milliseconds: 200) }
        let kinds = outcomes.map { outcome in
            if case .failure(let failure) = outcome.wait() { failure.kind } else { TransportFailure.Kind.other }
        }

        #expect(kinds.contains(.overloaded))
        #expect(Set(kinds) == [.overloaded, .timeout])
    }

    @Test("stopping lets the running transfer end and refuses what waits and what comes later")
    func stop() throws {
        let server = try ScriptedServer()
        let client = try HTTPClient(limits: HTTPClient.Limits(perServer: 1))
        let entered = try started(client, server.url("echo"))
        #expect(try entered.wait().get().status == 200)

        let outcomes = try (0..<3).map { _ in try started(client, server.url("slow")) }
        client.stop()
        let later = try started(client, server.url("echo"))

        let kinds = (outcomes + [later]).map { outcome -> TransportFailure.Kind? in
            if case .failure(let failure) = outcome.wait() { failure.kind } else { nil }
        }
        // Whether the first had started when the stop came is up to the threads.
        #expect(kinds[0] == nil || kinds[0] == .stopped)
        #expect(kinds[1...] == [.stopped, .stopped, .stopped])
    }

    @Test("a client that is let go ends by itself")
    func letGo() throws {
        let server = try ScriptedServer()
        var client: HTTPClient? = try HTTPClient()
        let outcome = try started(try #require(client), server.url("echo"))
        #expect(try outcome.wait().get().status == 200)

        weak let observed = client
        client = nil

        #expect(observed == nil)
    }

    private func started(
        _ client: HTTPClient,
        _ url: String,
        milliseconds: Int = 30_000
    ) throws -> Promise<Result<Reply, TransportFailure>> {
        let outcome = Promise<Result<Reply, TransportFailure>>()
        let request = try OutgoingRequest(.get, url, limits: TransferLimits(totalMilliseconds: milliseconds))
        client.send(request) { outcome.fulfil($0) }
        return outcome
    }
}
