/// One address of the platform itself, outside any municipality: health, metrics, operators' pages.
public struct PlatformRoute: Sendable {
    public let method: Request.Method
    public let pattern: String
    public let access: Access
    public let work: Work
    public let bodyLimit: Int

    public init(
        _ method: Request.Method,
        _ pattern: String,
        access: Access,
        bodyLimit: Int = Route.formLimit,
        _ work: Work
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.bodyLimit = bodyLimit
        self.work = work
    }

    public enum Work: Sendable {
        /// Answers on the server thread. It must not wait for anything.
        case read(@Sendable (Request, PlatformContext) throws -> Response)
        /// Answers on a bounded worker pool; may wait for commits (`writeAndWait`) and scrypt.
        case slow(@Sendable (Request, PlatformContext) throws -> Response)
    }
}

/// What a platform route may use: the caller and one ``Context`` per municipality that Access granted.
public struct PlatformContext: Sendable {
    public let caller: Caller
    public let now: Timestamp
    /// In the order of their names; empty for a caller without rights.
    public let municipalities: [Context]
    /// Draws pages; handlers use ``show(_:status:)``.
    public let pages: any PageRenderer

    public init(
        caller: Caller,
        now: Timestamp,
        municipalities: [Context],
        pages: any PageRenderer = NoPages()
    ) {
        self.caller = caller
        self.now = now
        self.municipalities = municipalities
        self.pages = pages
    }
}
