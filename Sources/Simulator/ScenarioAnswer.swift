internal import HTTPServer
internal import Kernel

extension Scenario.Fault {
    /// What the sender gets to see.
    ///
    /// - Throws: `HangUp` to close the connection without an answer.
    func answer(at now: Timestamp) throws -> Response {
        switch self {
        case .silence: return Response(status: 204, headers: [LineFault.silence.header])
        case .hangUp: throw HangUp()
        case .cutAnswer:
            return .json(
                Array(#"{"status":"ontvangen","toelichting":"dit komt niet aan"}"#.utf8),
                headers: [
                    LineFault.cut.header
                ]
            )
        case .throttle(let seconds):
            return problem(429, [Response.Header("Retry-After", String(seconds))])
        case .unavailable(let seconds):
            // Both dates by the same clock, also where a test's clock stands still.
            let until = Response.Header("Retry-After", now.adding(seconds: seconds).httpDate)
            return problem(503, [Response.Header("Date", now.httpDate), until])
        case .status(let status): return problem(status)
        case .revokedTokens, .unauthorised:
            return problem(401, [Response.Header("WWW-Authenticate", "Bearer error=\"invalid_token\"")])
        case .forbidden: return problem(403)
        case .redirect(let status):
            return Response(status: status, headers: [Response.Header("Location", "/elders")])
        case .gone: return problem(410)
        case .loginPage: return .html(Array("<!doctype html><title>Log in</title><p>Log in om verder te gaan.".utf8))
        case .hugeAnswer: return .json([UInt8](repeating: UInt8(ascii: " "), count: 2 * 1024 * 1024))
        case .trickle:
            return .json([UInt8](repeating: UInt8(ascii: " "), count: 4_096), headers: [LineFault.trickle.header])
        case .unknownService:
            return problem(404, [Response.Header("Fsc-Error-Code", "ERROR_CODE_SERVICE_NOT_FOUND")])
        }
    }

    private func problem(_ status: Int, _ headers: [Response.Header] = []) -> Response {
        var json = JSONWriter(capacity: 160)
        json.object { json in
            json.field("status", status)
            json.field("title", "Nagespeelde fout")
            json.field("detail", "De simulator antwoordt \(status) omdat dat zo is ingesteld.")
        }
        let type = Response.Header("Content-Type", "application/problem+json")
        return Response(status: status, headers: [type] + headers, body: json.bytes)
    }
}

extension Timestamp {
    /// The moment as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    var httpDate: String {
        let parts = rfc3339.split { "-T.".contains($0) }
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // 1 January 1970 was a Thursday.
        let weekday = days[Int(max(milliseconds, 0) / 86_400_000) % 7]
        return "\(weekday), \(parts[2]) \(months[(Int(parts[1]) ?? 1) - 1]) \(parts[0]) \(parts[3]) GMT"
    }
}
