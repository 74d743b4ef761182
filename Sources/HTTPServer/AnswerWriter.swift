import CMicroHTTPD
import Kernel

/// Turns responses and errors into answers: the one place that decides what a client reads of a failure.
struct AnswerWriter: Sendable {
    let ports: ServerPorts
    let writer = ResponseWriter()
    let state: ServerState

    func send(_ response: Response, _ exchange: Exchange) -> MHD_Result {
        writer.send(response, for: exchange, closing: mustClose(exchange))
    }

    func send(_ answer: StreamedAnswer, _ exchange: Exchange) -> MHD_Result {
        writer.send(answer, for: exchange, closing: mustClose(exchange))
    }

    func refuse(_ problem: Problem, _ exchange: Exchange) -> MHD_Result {
        refuse(Refusal(problem), exchange)
    }

    /// Answers a problem: as its interface writes it, as a page for a browser, as `application/problem+json` for
    /// everybody else.
    func refuse(_ refusal: Refusal, _ exchange: Exchange) -> MHD_Result {
        let problem = refusal.problem
        let format = exchange.match?.endpoint.refusalFormat
        var response =
            format?(problem, exchange.request())
            ?? (exchange.head.wantsPage
                ? ports.errorPage(problem, exchange.request(), exchange.municipality)
                : problem.response(instance: exchange.id))
        let headers = exchange.match?.endpoint.summary.refusalHeaders ?? []
        response.headers += headers + refusal.headers + problem.headers
        return send(response, exchange)
    }

    /// Answers what a handler threw; an unforeseen error shows only the id of the request.
    func fail(_ error: any Error, _ exchange: Exchange) -> MHD_Result {
        switch error {
        case let refusal as Refusal: return refuse(refusal, exchange)
        case let problem as Problem: return refuse(problem, exchange)
        case StoreError.busy, StoreError.overloaded: return refuse(.tryLater(afterSeconds: 2), exchange)
        case StoreError.unavailable: return refuse(.tryLater(afterSeconds: 30), exchange)
        case StoreError.damaged:
            report(error, exchange)
            return refuse(.tryLater(afterSeconds: 30), exchange)
        case is HangUp: return .NO
        default:
            report(error, exchange)
            return refuse(.internalError, exchange)
        }
    }

    private func report(_ error: any Error, _ exchange: Exchange) {
        ports.report(
            Incident(
                request: exchange.id,
                route: exchange.match?.endpoint.label ?? "-",
                // Only storage errors promise to hold no personal data.
                error: error is StoreError ? String(describing: error) : String(reflecting: type(of: error))
            )
        )
    }

    private func mustClose(_ exchange: Exchange) -> Bool {
        state.isStopping || exchange.closesConnection
    }
}
