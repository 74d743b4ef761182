import CMicroHTTPD
import Kernel

/// Takes a request through its route: admit, prepare, commit, render.
struct Dispatcher: Sendable {
    let router: Router
    let ports: ServerPorts
    let answers: AnswerWriter
    let suspensions: Suspensions
    let workers: WorkerPool

    /// Runs the route of a request whose body is complete.
    func run(_ exchange: Exchange) -> MHD_Result {
        guard let match = exchange.match else { return answers.refuse(.notFound, exchange) }
        do {
            let request = exchange.request(form: try exchange.form?.finish())
            exchange.body = []
            exchange.form = nil
            let access = match.endpoint.summary.access
            exchange.caller = try ports.gatekeeper.admit(request, access: access, municipality: exchange.municipality)
            switch match.endpoint.work {
            case .municipal(let work):
                guard let context = context(of: exchange) else { return answers.refuse(.notFound, exchange) }
                return try run(work, request, context, exchange)
            case .platform(let work):
                return try run(work, request, exchange)
            }
        } catch {
            return answers.fail(error, exchange)
        }
    }

    /// Continues a request that was suspended.
    func resume(_ exchange: Exchange, with outcome: Exchange.Outcome) -> MHD_Result {
        switch outcome {
        case .rendering(let rendering):
            do {
                return answers.send(try rendering.render(), exchange)
            } catch {
                return answers.fail(error, exchange)
            }
        case .response(let response): return answers.send(response, exchange)
        case .streamed(let answer): return answers.send(answer, exchange)
        case .failed(let error): return answers.fail(error, exchange)
        case .proceed, .cancelled: return answers.refuse(.tryLater(afterSeconds: 5), exchange)
        }
    }

    /// Lets the route of a streamed body make its stream, before the first byte is read.
    func makeStream(_ exchange: Exchange) throws -> StreamFeed? {
        guard let match = exchange.match, case .municipal(.stream(let make)) = match.endpoint.work else { return nil }
        let request = exchange.request()
        let access = match.endpoint.summary.access
        exchange.caller = try ports.gatekeeper.admit(request, access: access, municipality: exchange.municipality)
        guard let context = context(of: exchange) else { throw Problem.notFound }
        return StreamFeed(try make(request, context), suspensions: suspensions)
    }

    private func context(of exchange: Exchange) -> Context? {
        guard let match = exchange.match, let entry = match.entry else { return nil }
        let isUnderSlug = exchange.place?.base.isEmpty == false
        return entry.context(
            caller: exchange.caller,
            now: exchange.now,
            module: match.endpoint.summary.module,
            pages: isUnderSlug ? ports.pages.underSlug : ports.pages.onOwnHost
        )
    }

    private func run(
        _ work: Route.Work,
        _ request: Request,
        _ context: Context,
        _ exchange: Exchange
    ) throws -> MHD_Result {
        switch work {
        case .read(let handler):
            return answers.send(try handler(request, context), exchange)
        case .change(let prepare):
            let change = try prepare(request, context)
            return later(exchange) { commit(change, context, exchange) }
        case .slowChange(let prepare):
            return onWorker(exchange) { commit(try prepare(request, context), context, exchange) }
        case .slow(let handler):
            return onWorker(exchange) {
                suspensions.resume(exchange, with: .response(try handler(request, context)))
            }
        case .later(let handler):
            return later(exchange) { handler(request, context) { finish(exchange, $0) } }
        case .stream:
            // A stream without a body: the feed was made with the headers, so this cannot be reached.
            return answers.refuse(.malformedRequest, exchange)
        }
    }

    private func run(_ work: PlatformRoute.Work, _ request: Request, _ exchange: Exchange) throws -> MHD_Result {
        let context = platformContext(exchange)
        switch work {
        case .read(let handler):
            return answers.send(try handler(request, context), exchange)
        case .slow(let handler):
            return onWorker(exchange) {
                suspensions.resume(exchange, with: .response(try handler(request, context)))
            }
        }
    }

    /// The platform's pages show a caller the municipalities that the caller has rights in, everybody else none.
    private func platformContext(_ exchange: Exchange) -> PlatformContext {
        let caller = exchange.caller
        let access = exchange.match?.endpoint.summary.access
        let granted = ports.tenants.all.filter { caller.isGranted(access, in: $0.municipality) }
        return PlatformContext(
            caller: caller,
            now: exchange.now,
            municipalities: granted.map {
                $0.context(caller: caller, now: exchange.now, module: nil, pages: ports.pages.underSlug)
            },
            pages: ports.pages.underSlug
        )
    }

    private func commit(_ change: Change, _ context: Context, _ exchange: Exchange) {
        context.write({ try change.apply($0) }) { finish(exchange, $0) }
    }

    private func finish(_ exchange: Exchange, _ result: Result<Rendering, any Error>) {
        switch result {
        case .success(let rendering): suspensions.resume(exchange, with: .rendering(rendering))
        case .failure(let error): suspensions.resume(exchange, with: .failed(error))
        }
    }

    /// Suspends first, so that a completion that is quicker than this thread finds the connection waiting.
    private func later(_ exchange: Exchange, _ start: () -> Void) -> MHD_Result {
        guard suspensions.suspend(exchange) else { return answers.refuse(.tryLater(afterSeconds: 5), exchange) }
        start()
        return .YES
    }

    private func onWorker(_ exchange: Exchange, _ job: @escaping @Sendable () throws -> Void) -> MHD_Result {
        later(exchange) {
            let isQueued = workers.submit {
                do { try job() } catch { suspensions.resume(exchange, with: .failed(error)) }
            }
            if !isQueued { suspensions.resume(exchange, with: .failed(Problem.tryLater(afterSeconds: 2))) }
        }
    }
}

extension Caller {
    /// Whether a route of the platform shows this caller a municipality.
    fileprivate func isGranted(_ access: Access?, in municipality: Municipality) -> Bool {
        switch (self, access) {
        case (.operator(let account), .operator), (.operator(let account), .monitor):
            municipality.organisation == account.organisation
        case (.monitor(let organisation), .monitor): municipality.organisation == organisation
        case (.staff(let session), .staff(let permission)): session.member.rights(in: municipality).may(permission)
        default: false
        }
    }
}
