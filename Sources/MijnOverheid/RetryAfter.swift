internal import HTTPClient
internal import Kernel

/// How long a server asks to stay away (RFC 9110 §10.2.3).
enum RetryAfter {
    /// A server that names a far day is asked again after six hours all the same.
    static let limitSeconds = 6 * 3600

    /// Seconds from now, at most ``limitSeconds``; `nil` without a header that can be read.
    ///
    /// A date is compared with the server's own `Date` where it sends one, so that a difference between the
    /// clocks does not matter.
    static func seconds(of reply: Reply, now: Timestamp) -> Int? {
        guard let text = reply.header("retry-after") else { return nil }
        if let seconds = Int(text) { return min(max(seconds, 0), limitSeconds) }
        guard let until = HTTPDate.read(text) else { return nil }
        let theirNow = reply.header("date").flatMap(HTTPDate.read) ?? now
        return min(max(Int(theirNow.milliseconds(until: until) / 1000), 0), limitSeconds)
    }
}

/// A date of HTTP, such as `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that servers may send.
enum HTTPDate {
    static func read(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        func two(_ text: some StringProtocol) -> String { text.utf8.count == 1 ? "0\(text)" : String(text) }
        let number = two(String(month + 1))
        return try? Timestamp(rfc3339: "\(parts[3])-\(number)-\(two(parts[1]))T\(parts[4])Z")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
