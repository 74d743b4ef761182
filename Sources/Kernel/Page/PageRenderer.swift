/// Turns page values into answers (port); `Pages` implements it.
public protocol PageRenderer: Sendable {
    /// Draws a page in the house style of a municipality, or of the platform itself when that is `nil`.
    func render(_ page: Page, for municipality: Municipality?, status: Int) -> Response

    /// Draws the page that says why a request was refused and what the reader can do.
    ///
    /// `reference` is what the reader can name on the phone; it is shown for faults of ours only.
    func render(_ problem: Problem, for municipality: Municipality?, reference: UniqueID) -> Response

    /// The menu of the desk for the member of staff who asks.
    func staffMenu(_ context: Context) -> [MenuItem]

    /// The address as it stands in a link or a `Location` header, with the slug where one is needed.
    func path(to address: Address, in municipality: Municipality?) -> String
}

extension PageRenderer {
    /// No menu.
    public func staffMenu(_ context: Context) -> [MenuItem] { [] }
}

/// Stands in where nobody asks for a page, such as in tests of interfaces: every page is an empty answer.
public struct NoPages: PageRenderer {
    public init() {}

    public func render(_ page: Page, for municipality: Municipality?, status: Int) -> Response {
        Response(status: status)
    }

    public func render(_ problem: Problem, for municipality: Municipality?, reference: UniqueID) -> Response {
        Response(status: problem.status)
    }

    public func path(to address: Address, in municipality: Municipality?) -> String {
        guard case .local(let path) = address.target else { return "/" }
        return "/\(municipality?.slug ?? "")\(path)"
    }
}

extension Context {
    /// The answer that shows `page` in this municipality's house style.
    public func show(_ page: Page, status: Int = 200) -> Response {
        pages.render(page, for: municipality, status: status)
    }

    /// A page of the desk for the member of staff who asks, with the menu and the note on the end of the session.
    ///
    /// - Parameters:
    ///   - title: The heading; the menu marks the item with these words, or those of `section`.
    ///   - section: The part of the desk, `nil` for its first page.
    ///   - here: The address of the page.
    ///   - lead: One or two sentences below the heading.
    ///   - blocks: The page itself.
    /// - Returns: The page, for whoever asks.
    public func staffPage(
        _ title: String,
        section: String? = nil,
        here: Address,
        lead: Prose? = nil,
        _ blocks: [Block]
    ) -> Page {
        let session = caller.staffSession
        let end = session.map { SessionEnd.blocks(of: $0, at: now, longer: .local("/werk/verlengen"), back: here) }
        return Page(
            title,
            section: section,
            lead: lead,
            blocks: (end ?? []) + blocks,
            audience: .staff(name: session?.member.fullName, menu: pages.staffMenu(self))
        )
    }

    /// The answer to a form that was handled: the browser fetches a page of this municipality (303).
    public func seeOther(_ address: Address, headers: [Response.Header] = []) -> Response {
        .seeOther(pages.path(to: address, in: municipality), headers: headers)
    }
}

extension PlatformContext {
    /// The answer that shows `page` in the platform's own style.
    public func show(_ page: Page, status: Int = 200) -> Response {
        pages.render(page, for: nil, status: status)
    }
}
