public import Kernel

/// What the server needs from the rest of the program.
public struct ServerPorts: Sendable {
    public let tenants: any Tenants
    public let gatekeeper: any Gatekeeper
    public let clock: any Clock
    /// Gives every request its id.
    public let ids: any UniqueIDSource
    /// Draws the pages of the handlers.
    public let pages: PagePorts
    /// Draws a problem as a page, for a browser; the municipality is `nil` on the platform's own pages.
    public let errorPage: ErrorPage
    /// Takes finished lines of the access log, from the log's own thread; `nil` keeps no log.
    public let accessLog: (@Sendable ([UInt8]) -> Void)?
    /// Hears of an error that no code foresaw, on any thread.
    public let report: @Sendable (Incident) -> Void

    public typealias ErrorPage = @Sendable (Problem, Request?, Municipality?) -> Response

    public init(
        tenants: any Tenants = NoTenants(),
        gatekeeper: any Gatekeeper = OpenToAnyone(),
        clock: any Clock,
        ids: any UniqueIDSource,
        pages: PagePorts = PagePorts(),
        errorPage: @escaping ErrorPage = PlainErrorPage.draw,
        accessLog: (@Sendable ([UInt8]) -> Void)? = nil,
        report: @escaping @Sendable (Incident) -> Void = { _ in }
    ) {
        self.tenants = tenants
        self.gatekeeper = gatekeeper
        self.clock = clock
        self.ids = ids
        self.pages = pages
        self.errorPage = errorPage
        self.accessLog = accessLog
        self.report = report
    }
}

/// The renderers of pages, by how a request names its municipality, so that links stay on the same host.
public struct PagePorts: Sendable {
    /// For `/{g}/…` and for the platform's own pages.
    public let underSlug: any PageRenderer
    /// For a municipality's own host name.
    public let onOwnHost: any PageRenderer

    public init(underSlug: any PageRenderer = NoPages(), onOwnHost: any PageRenderer = NoPages()) {
        self.underSlug = underSlug
        self.onOwnHost = onOwnHost
    }
}

/// An error that became a 500: what is needed to find its cause, nothing of the request's content.
public struct Incident: Hashable, Sendable {
    public let request: UniqueID
    /// The pattern of the route, never the path itself.
    public let route: String
    /// The type of the error, and its facts when it is one of storage.
    public let error: String
}

/// No municipalities, for a server that has addresses of its own only.
public struct NoTenants: Tenants {
    public init() {}

    public func tenant(slug: String) -> TenantEntry? { nil }
    public func tenant(host: String) -> TenantEntry? { nil }
    public var all: [TenantEntry] { [] }
}

/// Lets everybody in where ``Access/anyone`` stands, and nobody elsewhere.
public struct OpenToAnyone: Gatekeeper {
    public init() {}

    public func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller {
        guard [.anyone, .anyoneOrResident].contains(access) else {
            throw Problem(401, "login-required", "Log in om verder te gaan.")
        }
        return .anonymous
    }
}

/// An error page without any layout.
public enum PlainErrorPage {
    /// Draws the problem's title; nothing of the request is in it, so there is nothing to escape.
    @Sendable
    public static func draw(_ problem: Problem, _ request: Request?, _ municipality: Municipality?) -> Response {
        let html = """
            <!doctype html><html lang="nl"><meta charset="utf-8"><title>\(problem.status)</title><p>\(problem.title)</p>
            """
        return .html(Array(html.utf8), status: problem.status)
    }
}

/// Thrown by a handler, closes the connection without an answer; for the simulator of outside faults.
public struct HangUp: Error, Hashable, Sendable {
    public init() {}
}
