public import Kernel

/// Finds the route of a request: municipality from host or path, then the path tree.
public struct Router: Sendable {
    /// Every address that the program answers, in the order in which they were added.
    public let addresses: [RouteSummary]
    /// The first words of the platform's own addresses; a municipality can never have one as its slug.
    public let platformWords: Set<String>
    private let municipal: RouteTree
    private let platform: RouteTree
    let labels: [String]

    /// Builds the tree.
    ///
    /// - Parameters:
    ///   - routes: The routes below a municipality, each with the id of the module it belongs to.
    ///   - platform: The routes outside any municipality; none may start with a parameter.
    /// - Throws: ``RouterError`` for a pattern that cannot be read, or two routes that answer the same address.
    public init(routes: [(module: String?, route: Route)], platform: [PlatformRoute] = []) throws(RouterError) {
        var municipalTree = RouteTree()
        var platformTree = RouteTree()
        var summaries: [RouteSummary] = []
        var words: Set<String> = ["healthz", "readyz", "metrics", "beheer"]
        for (module, route) in routes {
            let summary = route.summary(module: module)
            try Self.add(
                summary,
                .municipal(route.work),
                route.refusalFormat,
                at: summaries.count,
                to: &municipalTree
            )
            summaries.append(summary)
        }
        for route in platform {
            let summary = route.summary
            let segments = try Self.add(summary, .platform(route.work), at: summaries.count, to: &platformTree)
            summaries.append(summary)
            switch segments.first {
            case .word(let word): words.insert(word)
            case .parameter: throw .platformParameterFirst(pattern: route.pattern)
            case nil: break
            }
        }
        addresses = summaries
        labels = summaries.map(\.label)
        platformWords = words
        municipal = municipalTree
        self.platform = platformTree
    }

    @discardableResult
    private static func add(
        _ summary: RouteSummary,
        _ work: Endpoint.Work,
        _ refusalFormat: Route.RefusalFormat? = nil,
        at index: Int,
        to tree: inout RouteTree
    ) throws(RouterError) -> [PatternSegment] {
        guard let segments = PatternSegment.read(summary.pattern) else {
            throw .unreadablePattern(summary.pattern)
        }
        let endpoint = Endpoint(
            summary: summary,
            label: summary.label,
            index: index,
            parameterNames: segments.compactMap(\.parameterName),
            refusalFormat: refusalFormat,
            work: work
        )
        if let existing = tree.add(endpoint, at: segments) {
            throw .duplicate(method: summary.method, first: existing.summary.pattern, second: summary.pattern)
        }
        return segments
    }

    /// Where a request goes.
    struct Match: Sendable {
        let endpoint: Endpoint
        let parameters: [String: String]
        /// Only for a route below a municipality.
        let entry: TenantEntry?
    }

    /// The place of a path, before its method is looked at.
    struct Place: Sendable {
        let entry: TenantEntry?
        /// What goes before a path in a link.
        let base: String
        /// The segments below the municipality or the platform.
        let segments: ArraySlice<String>
        fileprivate let isPlatform: Bool
    }

    /// Finds the municipality: a municipality's own host shows only itself, any other host the platform.
    func place(host: String, segments: [String], in tenants: any Tenants) -> Place? {
        if let entry = tenants.tenant(host: host) {
            return Place(entry: entry, base: "", segments: segments[...], isPlatform: false)
        }
        guard let first = segments.first, !platformWords.contains(first) else {
            return Place(entry: nil, base: "", segments: segments[...], isPlatform: true)
        }
        guard let entry = tenants.tenant(slug: first) else { return nil }
        return Place(entry: entry, base: "/" + first, segments: segments.dropFirst(), isPlatform: false)
    }

    /// Finds the endpoint at a place.
    ///
    /// The method is `nil` when no route can have it; the media type is that of the body, in lower case and
    /// without parameters.
    ///
    /// - Throws: ``Refusal`` 404 (also `module-off`), 405 with `Allow`, or 415 with `Accept`.
    func match(_ method: Request.Method?, mediaType: String?, at place: Place) throws(Refusal) -> Match {
        guard let leaf = (place.isPlatform ? platform : municipal).leaf(for: place.segments) else {
            throw Refusal(.notFound)
        }
        let endpoints = method.flatMap { leaf.endpoints[$0] ?? ($0 == .head ? leaf.endpoints[.get] : nil) }
        if let module = (endpoints ?? leaf.endpoints.values.first)?.first?.summary.module, let entry = place.entry,
            !entry.modulesOn.contains(module)
        {
            throw Refusal(.moduleOff)
        }
        guard let endpoints else {
            throw Refusal(.methodNotAllowed, headers: [Response.Header("Allow", Self.allow(leaf))])
        }
        let endpoint = try Self.endpoint(for: mediaType, among: endpoints)
        if endpoint.parameterNames.isEmpty {
            return Match(endpoint: endpoint, parameters: [:], entry: place.entry)
        }
        let parameters = Dictionary(zip(endpoint.parameterNames, leaf.values)) { _, last in last }
        return Match(endpoint: endpoint, parameters: parameters, entry: place.entry)
    }

    /// The endpoint that takes this media type, or else the one that takes any.
    private static func endpoint(for mediaType: String?, among endpoints: [Endpoint]) throws(Refusal) -> Endpoint {
        let exact = endpoints.first { $0.summary.consumes != nil && $0.summary.consumes == mediaType }
        if let endpoint = exact ?? endpoints.first(where: { $0.summary.consumes == nil }) { return endpoint }
        let accepted = endpoints.compactMap(\.summary.consumes).joined(separator: ", ")
        throw Refusal(.unsupportedMediaType, headers: [Response.Header("Accept", accepted)])
    }

    private static func allow(_ leaf: RouteTree.Leaf) -> String {
        var methods = Set(leaf.endpoints.keys).union([.options])
        if methods.contains(.get) { methods.insert(.head) }
        return Request.Method.allCases.filter(methods.contains).map(\.rawValue).joined(separator: ", ")
    }
}

/// Why a set of routes cannot be served together; found at start.
public enum RouterError: Error, Hashable, Sendable {
    /// The pattern does not start with `/`, ends with one, or has a broken brace.
    case unreadablePattern(String)
    /// Two routes answer the same method and address.
    case duplicate(method: Request.Method, first: String, second: String)
    /// An address of the platform would take the place of every municipality.
    case platformParameterFirst(pattern: String)
}
