public import Kernel

/// Draws pages in the house style of the municipality that they belong to.
public struct HousePages: PageRenderer {
    private let addressing: Addressing
    private let menu: @Sendable (Municipality) -> [Link]
    private let staffMenu: @Sendable (Context) -> [MenuItem]

    /// How a municipality is named in the address of the request.
    public enum Addressing: Hashable, Sendable {
        /// By the first part of the path: `/duiven/volg`.
        case path
        /// By the host: `/volg`.
        case host
    }

    /// - Parameters:
    ///   - addressing: As the request came in, so that links stay on the same host.
    ///   - menu: The links at the top of the residents' pages, in the same order on every page.
    ///   - staffMenu: The menu of the desk, for the pages that modules add to it.
    public init(
        addressing: Addressing = .path,
        menu: @escaping @Sendable (Municipality) -> [Link] = { _ in [Link("Volg uw zaak", .local("/volg"))] },
        staffMenu: @escaping @Sendable (Context) -> [MenuItem] = { _ in [] }
    ) {
        self.addressing = addressing
        self.menu = menu
        self.staffMenu = staffMenu
    }

    public func render(_ page: Page, for municipality: Municipality?, status: Int) -> Response {
        .html(draw(page, for: municipality), status: status)
    }

    public func render(_ problem: Problem, for municipality: Municipality?, reference: UniqueID) -> Response {
        let page = ProblemPage.page(for: problem, in: municipality, reference: reference)
        let retry = problem.retryAfterSeconds.map { [Response.Header("Retry-After", String($0))] } ?? []
        return .html(draw(page, for: municipality), status: problem.status, headers: retry)
    }

    public func staffMenu(_ context: Context) -> [MenuItem] { staffMenu(context) }

    public func path(to address: Address, in municipality: Municipality?) -> String {
        site(of: municipality).path(to: address)
    }

    /// The bytes of a page, from `<!doctype html>` on.
    public func draw(_ page: Page, for municipality: Municipality?) -> [UInt8] {
        var drawing = Drawing(site: site(of: municipality))
        drawing.document(page)
        return drawing.finish()
    }

    private func site(of municipality: Municipality?) -> Site {
        guard let municipality else { return Site(municipality: nil, root: "", menu: []) }
        return Site(
            municipality: municipality,
            root: addressing == .path ? "/\(municipality.slug)" : "",
            menu: menu(municipality)
        )
    }
}
