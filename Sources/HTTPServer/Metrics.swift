import Kernel

/// Counts requests per route, for the operators' graphs.
final class Metrics: Sendable {
    private let routes: [(method: String, label: String)]
    private let counts: Lock<[ServerMetrics.Count]>

    init(_ addresses: [RouteSummary]) {
        let routes = addresses.map { (method: $0.method.rawValue, label: $0.label) } + [("", "-")]
        self.routes = routes
        counts = Lock(Array(repeating: ServerMetrics.Count(), count: routes.count))
    }

    /// Counts a finished request; `route` is its place among the addresses, `nil` when it had none.
    func count(route: Int?, status: Int, microseconds: Int) {
        counts.withLock { $0[route ?? routes.count - 1].add(status: status, microseconds: microseconds) }
    }

    var values: [ServerMetrics.RouteCount] {
        zip(routes, counts.withLock { $0 }).map { route, count in
            ServerMetrics.RouteCount(method: route.method, route: route.label, count: count)
        }
    }
}

/// What the server counted since it started.
public struct ServerMetrics: Sendable {
    /// Every route in the order of the addresses; the last has route `-`: requests that led nowhere.
    public let routes: [RouteCount]
    /// Requests that have begun and are not fully answered.
    public let requestsInFlight: Int
    public let connections: Int
    /// Bytes of bodies in memory.
    public let bodyMemory: Int
    /// Lines that the access log could not keep up with.
    public let droppedLogLines: Int

    public struct RouteCount: Sendable {
        public let method: String
        /// The pattern, with `/{g}` before it for a route of a municipality.
        public let route: String
        public let count: Count
    }

    /// Requests of one route by status and by duration.
    public struct Count: Hashable, Sendable {
        /// 1xx or no answer, 2xx, 3xx, 4xx, 5xx.
        public private(set) var byClass = [0, 0, 0, 0, 0]
        /// Per bucket of ``ServerMetrics/bucketMicroseconds``, and one for everything slower.
        public private(set) var byDuration = [Int](repeating: 0, count: bucketMicroseconds.count + 1)
        public private(set) var totalMicroseconds = 0

        public var total: Int { byClass.reduce(0, +) }

        mutating func add(status: Int, microseconds: Int) {
            byClass[min(max(status / 100 - 1, 0), 4)] += 1
            let bucket = bucketMicroseconds.firstIndex { microseconds <= $0 } ?? bucketMicroseconds.count
            byDuration[bucket] += 1
            totalMicroseconds += microseconds
        }
    }

    /// The upper bounds of the duration buckets.
    public static let bucketMicroseconds = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
    ]
}

extension ServerMetrics {
    /// Appends the counts in Prometheus' text format (version 0.0.4); routes without requests are left out.
    public func prometheus(into text: inout [UInt8]) {
        var lines = "# TYPE http_requests_total counter\n"
        let used = routes.filter { $0.count.total > 0 }
        for route in used {
            for (place, count) in route.count.byClass.enumerated() where count > 0 {
                let status = place == 0 ? "none" : "\(place + 1)xx"
                lines += "http_requests_total{\(route.labels),status=\"\(status)\"} \(count)\n"
            }
        }
        lines += "# TYPE http_request_duration_seconds histogram\n"
        for route in used { lines += route.histogram }
        lines += "# TYPE http_requests_in_flight gauge\nhttp_requests_in_flight \(requestsInFlight)\n"
        lines += "# TYPE http_connections gauge\nhttp_connections \(connections)\n"
        lines += "# TYPE http_body_bytes gauge\nhttp_body_bytes \(bodyMemory)\n"
        lines += "# TYPE http_log_lines_dropped_total counter\nhttp_log_lines_dropped_total \(droppedLogLines)\n"
        text += lines.utf8
    }
}

extension ServerMetrics.RouteCount {
    /// Patterns hold no quotes or backslashes, so the labels need no escaping.
    fileprivate var labels: String { "method=\"\(method)\",route=\"\(route)\"" }

    fileprivate var histogram: String {
        var lines = ""
        var sum = 0
        for (bound, count) in zip(ServerMetrics.bucketMicroseconds, count.byDuration) {
            sum += count
            let seconds = Double(bound) / 1_000_000
            lines += "http_request_duration_seconds_bucket{\(labels),le=\"\(seconds)\"} \(sum)\n"
        }
        lines += "http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(count.total)\n"
        let total = Double(count.totalMicroseconds) / 1_000_000
        lines += "http_request_duration_seconds_sum{\(labels)} \(total)\n"
        lines += "http_request_duration_seconds_count{\(labels)} \(count.total)\n"
        return lines
    }
}
