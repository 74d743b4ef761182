import HTTPClient
import Kernel

@testable import MijnOverheid
@testable import Sending

/// An answer with the headers that say when to come back.
struct RetryAfterSample {
    let retryAfter: String
    let date: String?

    func seconds(at now: Timestamp) -> Int? {
        var headers = [HeaderField("retry-after", retryAfter)]
        if let date { headers.append(HeaderField("date", date)) }
        return RetryAfter.seconds(of: Reply(status: 503, headers: headers), now: now)
    }
}
