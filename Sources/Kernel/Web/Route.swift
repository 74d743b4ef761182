/// One address of a municipality that a module or an interface answers, below `/{g}`.
public struct Route: Sendable {
    public let method: Request.Method
    /// Starts with `/`; a part in braces is a parameter: `/volg/{code}`.
    public let pattern: String
    public let access: Access
    public let work: Work
    /// The largest body in bytes; a larger one is answered 413.
    public let bodyLimit: Int
    /// The media type of the body that this route takes; `nil` takes any.
    ///
    /// Routes may share method and pattern when each takes another type; a type that none takes is
    /// answered 415.
    public let consumes: String?
    /// Headers of every refusal, also of one that comes before the handler; none unless ``refusing(with:)``.
    public private(set) var refusalHeaders: [Response.Header] = []
    /// How every refusal is written, also one that comes before the handler; `nil` for the format of the platform.
    public private(set) var refusalFormat: RefusalFormat?

    public init(
        _ method: Request.Method,
        _ pattern: String,
        access: Access,
        bodyLimit: Int = Route.formLimit,
        consumes: String? = nil,
        _ work: Work
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.bodyLimit = bodyLimit
        self.consumes = consumes
        self.work = work
    }

    /// The same route with headers on its refusals, such as the version of an interface.
    public func refusing(with headers: Response.Header...) -> Route {
        var route = self
        route.refusalHeaders = headers
        return route
    }

    /// The same route with refusals as the standard of its interface writes them.
    public func refusing(as format: @escaping RefusalFormat) -> Route {
        var route = self
        route.refusalFormat = format
        return route
    }

    /// Writes a refusal in the words of an interface that has a format of its own; the path of the request is known,
    /// its body may not be.
    public typealias RefusalFormat = @Sendable (Problem, Request) -> Response

    /// The body limit of ordinary forms: 64 KiB.
    public static let formLimit = 64 * 1024

    /// How a route does its work, and on which thread.
    public enum Work: Sendable {
        /// Answers on the server thread from a read-only connection. It must not wait for anything.
        case read(@Sendable (Request, Context) throws -> Response)
        /// Prepares on the server thread, changes on the municipality's writer, answers after the commit.
        case change(@Sendable (Request, Context) throws -> Change)
        /// As `change`, but prepares on a bounded worker pool: scrypt, photos, other work over 1 ms.
        case slowChange(@Sendable (Request, Context) throws -> Change)
        /// Answers on a bounded worker pool and waits there for what it changes: passwords, downloads.
        case slow(@Sendable (Request, Context) throws -> Response)
        /// Prepares on the server thread and queues its own changes, cut into short jobs, through
        /// ``Context/write(_:done:)``; it calls the completion once, after the last commit.
        case later(@Sendable (Request, Context, @escaping @Sendable (Result<Rendering, any Error>) -> Void) -> Void)
        /// Reads the body piece by piece while it arrives; `bodyLimit` counts the whole stream.
        case stream(@Sendable (Request, Context) throws -> any BodyStream)
    }
}

/// The second and third part of a change route, after prepare.
///
/// `apply` runs on the writer inside a savepoint. What it throws undoes the change and becomes the
/// answer; a refusal that must be kept (a failed try) is returned, not thrown.
public struct Change: Sendable {
    public let apply: @Sendable (any WriteSession) throws -> Rendering

    public init(_ apply: @escaping @Sendable (any WriteSession) throws -> Rendering) {
        self.apply = apply
    }
}

/// Makes the answer once the commit is on disk, on a server thread.
public struct Rendering: Sendable {
    public let render: @Sendable () throws -> Response

    public init(_ render: @escaping @Sendable () throws -> Response) { self.render = render }

    /// An answer that needs nothing more of the change: it is made after the commit, never on the writer.
    public static func response(_ response: @autoclosure @escaping @Sendable () throws -> Response) -> Rendering {
        Rendering(response)
    }
}

/// Takes a request body piece by piece and gives the answer in pieces.
///
/// The server calls `receive` and `finish` one at a time, and waits with the next call until the
/// completion of the previous one was called, so a stream sets its own pace.
public protocol BodyStream: AnyObject, Sendable {
    /// Takes the next bytes; calls `ready` when it wants more, from any thread, once.
    func receive(_ bytes: [UInt8], ready: @escaping @Sendable () -> Void)
    /// The body is complete: gives the answer through `done`, from any thread, once.
    func finish(_ done: @escaping @Sendable (Result<StreamedAnswer, any Error>) -> Void)
    /// The client went away or broke a limit; what was committed stays.
    func abandon()
}

/// The answer to a stream: its body may be large and lies in a temporary file or in memory.
public struct StreamedAnswer: Sendable {
    public let status: Int
    public let headers: [Response.Header]
    public let body: Body

    public enum Body: Sendable {
        case bytes([UInt8])
        /// A file that the server sends and then removes.
        case temporaryFile(path: String)
    }

    public init(status: Int, headers: [Response.Header], body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
