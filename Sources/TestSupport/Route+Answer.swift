public import Kernel

extension [Route] {
    /// Sends a request to the route of its method with this pattern, and waits for what that changes.
    ///
    /// - Throws: ``Problem/notFound`` when there is no such route, and what the route throws.
    public func answer(_ request: Request, at pattern: String, in context: Context) throws -> Response {
        try prepared(request, at: pattern, in: context)()
    }

    /// Does the first part of the work of a route, off the writer; the result does the rest.
    ///
    /// - Throws: As ``answer(_:at:in:)``.
    public func prepared(_ request: Request, at pattern: String, in context: Context) throws -> () throws -> Response {
        guard let route = first(where: { $0.method == request.method && $0.pattern == pattern }) else {
            throw Problem.notFound
        }
        switch route.work {
        case .read(let handler), .slow(let handler): return { try handler(request, context) }
        case .change(let prepare), .slowChange(let prepare):
            let change = try prepare(request, context)
            return { try context.writeAndWait { try change.apply($0) }.render() }
        case .later(let start):
            return {
                let outcome = Promise<Result<Rendering, any Error>>()
                start(request, context) { outcome.fulfil($0) }
                return try outcome.wait().get().render()
            }
        case .stream: throw Problem.notFound
        }
    }
}
