import Kernel

/// The patterns of one kind as a tree: a step per segment, fixed words before parameters.
struct RouteTree: Sendable {
    private var nodes: [Node] = [Node()]

    private struct Node: Sendable {
        var words: [String: Int] = [:]
        var parameter: Int?
        var endpoints: [Request.Method: [Endpoint]] = [:]
    }

    /// What lies at the end of a path, with the values of the parameters on the way.
    struct Leaf {
        /// Of each method one endpoint per media type that it takes.
        let endpoints: [Request.Method: [Endpoint]]
        let values: [String]
    }

    /// Adds an endpoint; one that already has this method, shape and media type is returned and kept.
    mutating func add(_ endpoint: Endpoint, at segments: [PatternSegment]) -> Endpoint? {
        var node = 0
        for segment in segments { node = child(of: node, for: segment) }
        let method = endpoint.summary.method
        let known = nodes[node].endpoints[method, default: []]
        if let same = known.first(where: { $0.summary.consumes == endpoint.summary.consumes }) { return same }
        nodes[node].endpoints[method] = known + [endpoint]
        return nil
    }

    private mutating func child(of node: Int, for segment: PatternSegment) -> Int {
        let known: Int? =
            switch segment {
            case .word(let word): nodes[node].words[word]
            case .parameter: nodes[node].parameter
            }
        if let known { return known }
        nodes.append(Node())
        switch segment {
        case .word(let word): nodes[node].words[word] = nodes.count - 1
        case .parameter: nodes[node].parameter = nodes.count - 1
        }
        return nodes.count - 1
    }

    /// The leaf of a path; a fixed word wins over a parameter wherever both lead to an endpoint.
    func leaf(for segments: ArraySlice<String>) -> Leaf? {
        var values: [String] = []
        guard let node = walk(from: 0, along: segments, &values) else { return nil }
        return Leaf(endpoints: nodes[node].endpoints, values: values)
    }

    private func walk(from node: Int, along segments: ArraySlice<String>, _ values: inout [String]) -> Int? {
        guard let segment = segments.first else { return nodes[node].endpoints.isEmpty ? nil : node }
        if let next = nodes[node].words[segment], let end = walk(from: next, along: segments.dropFirst(), &values) {
            return end
        }
        guard let next = nodes[node].parameter else { return nil }
        values.append(segment)
        if let end = walk(from: next, along: segments.dropFirst(), &values) { return end }
        values.removeLast()
        return nil
    }
}

/// One part of a route's pattern.
enum PatternSegment: Hashable, Sendable {
    case word(String)
    case parameter(String)

    /// Reads a pattern such as `/volg/{code}`; `nil` when it is no pattern.
    static func read(_ pattern: String) -> [PatternSegment]? {
        guard pattern.hasPrefix("/") else { return nil }
        if pattern == "/" { return [] }
        var segments: [PatternSegment] = []
        for part in pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard !part.isEmpty else { return nil }
            if part.hasPrefix("{"), part.hasSuffix("}"), part.count > 2 {
                segments.append(.parameter(String(part.dropFirst().dropLast())))
                continue
            }
            guard !part.contains(where: { $0 == "{" || $0 == "}" }) else { return nil }
            segments.append(.word(String(part)))
        }
        return segments
    }

    var parameterName: String? {
        if case .parameter(let name) = self { name } else { nil }
    }
}
