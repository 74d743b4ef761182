public import Kernel

/// One address that the program answers, for tests and documents that walk all of them.
public struct RouteSummary: Hashable, Sendable {
    public let method: Request.Method
    /// Below the municipality, or below the root for an address of the platform.
    public let pattern: String
    public let access: Access
    /// The module that answers; `nil` for the kernel's own interfaces and the platform.
    public let module: String?
    public let kind: Kind
    public let bodyLimit: Int
    /// The media type of the body that the route takes, in lower case; `nil` takes any.
    public let consumes: String?
    /// What every refusal of this address carries, also one that comes before the handler.
    public let refusalHeaders: [Response.Header]

    /// How the route does its work.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case read
        case change
        case slowChange = "slow-change"
        case later
        case slow
        case stream
        case platformRead = "platform-read"
        case platformSlow = "platform-slow"
    }

    /// Whether the address lies outside any municipality.
    public var isPlatform: Bool { kind == .platformRead || kind == .platformSlow }

    /// The pattern as the log and the metrics show it, never with a value of a request in it.
    var label: String { isPlatform ? pattern : pattern == "/" ? "/{g}" : "/{g}" + pattern }
}

/// A route as the router keeps it.
struct Endpoint: Sendable {
    let summary: RouteSummary
    let label: String
    /// The place among all routes, for counters.
    let index: Int
    /// The names of the pattern's parameters, in order.
    let parameterNames: [String]
    /// `nil` for the format of the platform.
    let refusalFormat: Route.RefusalFormat?
    let work: Work

    enum Work: Sendable {
        case municipal(Route.Work)
        case platform(PlatformRoute.Work)
    }
}

extension Route {
    func summary(module: String?) -> RouteSummary {
        let kind: RouteSummary.Kind =
            switch work {
            case .read: .read
            case .change: .change
            case .slowChange: .slowChange
            case .later: .later
            case .slow: .slow
            case .stream: .stream
            }
        return RouteSummary(
            method: method,
            pattern: pattern,
            access: access,
            module: module,
            kind: kind,
            bodyLimit: bodyLimit,
            consumes: consumes?.lowercased(),
            refusalHeaders: refusalHeaders
        )
    }
}

extension PlatformRoute {
    var summary: RouteSummary {
        let kind: RouteSummary.Kind =
            switch work {
            case .read: .platformRead
            case .slow: .platformSlow
            }
        return RouteSummary(
            method: method,
            pattern: pattern,
            access: access,
            module: nil,
            kind: kind,
            bodyLimit: bodyLimit,
            consumes: nil,
            refusalHeaders: []
        )
    }
}
