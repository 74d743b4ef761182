import CMicroHTTPD
import Kernel

/// Receives a request: its headers, then its body within the limits, then hands it to the dispatcher.
struct Reception: Sendable {
    let router: Router
    let ports: ServerPorts
    let limits: ServerLimits
    let heads: HeadReader
    let state: ServerState
    let answers: AnswerWriter
    let dispatcher: Dispatcher
    let record: @Sendable (Exchange) -> Void

    /// A refused body is read up to here, so that the client reads the answer before the connection ends.
    private static let drained = 64 * 1024

    /// The headers are there; finds the route and decides about the body.
    func begin(_ connection: OpaquePointer, url: UnsafePointer<CChar>, method: UnsafePointer<CChar>) -> Exchange {
        state.requestBegan()
        let reading = heads.read(connection, url: url, method: method)
        let exchange = Exchange(
            connection: connection,
            head: reading.head,
            id: ports.ids.next(),
            now: ports.clock.now(),
            started: MonotonicClock.nanoseconds
        )
        if let refusal = reading.refusal {
            exchange.refusal = refusal
            exchange.closesConnection = true
            return exchange
        }
        do throws(Refusal) {
            try route(exchange)
            if reading.head.hasBody { try checkLength(exchange) }
            try openStream(exchange)
            if reading.head.hasBody, exchange.feed == nil { try expectBody(exchange) }
        } catch {
            exchange.refusal = error
        }
        return exchange
    }

    /// Whether the answer goes out before the body: it is known already, and too much would follow.
    func refusesEarly(_ exchange: Exchange) -> Bool {
        guard exchange.refusal != nil, exchange.head.hasBody else { return false }
        return exchange.closesConnection || (exchange.head.declaredLength ?? 0) > Self.drained
    }

    private func route(_ exchange: Exchange) throws(Refusal) {
        let head = exchange.head
        guard let place = router.place(host: head.host, segments: head.segments, in: ports.tenants) else {
            throw Refusal(.notFound)
        }
        exchange.place = place
        exchange.match = try router.match(head.method, mediaType: head.mediaType, at: place)
    }

    private func checkLength(_ exchange: Exchange) throws(Refusal) {
        let limit = exchange.match?.endpoint.summary.bodyLimit ?? 0
        if let length = exchange.head.declaredLength, length > limit { throw Refusal(.bodyTooLarge) }
    }

    private func openStream(_ exchange: Exchange) throws(Refusal) {
        do {
            exchange.feed = try dispatcher.makeStream(exchange)
        } catch let problem as Problem {
            throw Refusal(problem)
        } catch {
            exchange.outcome = .failed(error)
            throw Refusal(.internalError)
        }
    }

    /// Takes memory for the body, and makes ready to read a form.
    private func expectBody(_ exchange: Exchange) throws(Refusal) {
        let limit = exchange.match?.endpoint.summary.bodyLimit ?? 0
        let size = exchange.head.declaredLength ?? min(limit, Self.drained)
        guard state.reserve(size, limit: limits.bodyMemory) else { throw Refusal(.tryLater(afterSeconds: 5)) }
        exchange.reserved = size
        exchange.form = FormReader(exchange, limits: limits)
        if exchange.form == nil || !exchange.isMultipart { exchange.body.reserveCapacity(size) }
    }

    /// Takes a piece of the body.
    ///
    /// Sets `taken` to `false` when the piece has to be offered again after the connection resumed; returns
    /// `.NO` to end the connection.
    func receive(_ bytes: UnsafeRawBufferPointer, _ exchange: Exchange, taken: inout Bool) -> MHD_Result {
        let allowed = exchange.feed == nil ? limits.requestSeconds : limits.streamSeconds
        if MonotonicClock.nanoseconds - exchange.started > Int64(allowed) * 1_000_000_000 { return .NO }
        if exchange.refusal != nil {
            exchange.received += bytes.count
            return exchange.received > (exchange.match?.endpoint.summary.bodyLimit ?? 0) + 2 * Self.drained ? .NO : .YES
        }
        guard let match = exchange.match else { return .NO }
        guard exchange.received + bytes.count <= match.endpoint.summary.bodyLimit else {
            refuse(exchange, .bodyTooLarge)
            return .YES
        }
        if let feed = exchange.feed {
            let step = feed.take(bytes, for: exchange)
            taken = step == .proceed
            if taken { exchange.received += bytes.count }
            return step == .stop ? .NO : .YES
        }
        exchange.received += bytes.count
        collect(bytes, exchange)
        return .YES
    }

    private func collect(_ bytes: UnsafeRawBufferPointer, _ exchange: Exchange) {
        if exchange.received > exchange.reserved {
            let more = max(exchange.reserved, exchange.received - exchange.reserved)
            guard state.reserve(more, limit: limits.bodyMemory) else {
                return refuse(exchange, .tryLater(afterSeconds: 5))
            }
            exchange.reserved += more
        }
        if let form = exchange.form {
            form.feed(bytes)
            if let problem = form.problem { return refuse(exchange, problem) }
            if exchange.isMultipart { return }
        }
        exchange.body.append(contentsOf: bytes)
    }

    /// Remembers a refusal; what still comes of the body is thrown away.
    private func refuse(_ exchange: Exchange, _ problem: Problem) {
        exchange.refusal = Refusal(problem)
        exchange.closesConnection = true
        exchange.body = []
        exchange.form = nil
        exchange.feed?.abandon()
        exchange.feed = nil
    }

    /// The request is complete, or resumed: answers it.
    func answer(_ exchange: Exchange) -> MHD_Result {
        if let outcome = exchange.outcome {
            exchange.outcome = nil
            guard case .proceed = outcome else { return dispatcher.resume(exchange, with: outcome) }
        }
        if let refusal = exchange.refusal { return refuse(refusal, exchange) }
        guard let feed = exchange.feed else { return dispatcher.run(exchange) }
        switch feed.finish(exchange) {
        case .proceed, .wait: return .YES
        case .stop: return answers.refuse(.tryLater(afterSeconds: 5), exchange)
        }
    }

    private func refuse(_ refusal: Refusal, _ exchange: Exchange) -> MHD_Result {
        if exchange.head.method == .options, refusal.problem == .methodNotAllowed {
            return answers.send(Response(status: 204, headers: refusal.headers), exchange)
        }
        return answers.refuse(refusal, exchange)
    }

    /// The answer is sent, or the client is gone.
    func end(_ exchange: Exchange) {
        if let feed = exchange.feed, !feed.isComplete { feed.abandon() }
        state.release(exchange.reserved)
        exchange.link?.requestEnded()
        record(exchange)
        state.requestEnded()
    }
}
