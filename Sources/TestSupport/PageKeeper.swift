public import Kernel

/// Keeps the pages that handlers show, in place of drawing them.
public final class PageKeeper: PageRenderer {
    private let shown = Lock<[Page]>([])

    public init() {}

    /// The page that was shown last.
    public var last: Page? { shown.withLock(\.last) }

    public func render(_ page: Page, for municipality: Municipality?, status: Int) -> Response {
        shown.withLock { $0.append(page) }
        return Response(status: status)
    }

    public func render(_ problem: Problem, for municipality: Municipality?, reference: UniqueID) -> Response {
        Response(status: problem.status)
    }

    public func path(to address: Address, in municipality: Municipality?) -> String {
        guard case .platform(let path) = address.target else { return NoPages().path(to: address, in: municipality) }
        return path
    }
}
