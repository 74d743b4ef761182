import Kernel

extension Problem {
    /// The problem as `application/problem+json` (RFC 9457).
    ///
    /// `instance` is the id of the request, sent as `urn:uuid:…`.
    func response(instance: UniqueID) -> Response {
        var json = JSONWriter()
        write(to: &json, instance: instance)
        let contentType = Response.Header("Content-Type", "application/problem+json")
        return Response(status: status, headers: [contentType], body: json.bytes)
    }

    /// The headers that belong to the status: when to try again, how to log in.
    var headers: [Response.Header] {
        var headers: [Response.Header] = []
        if let retryAfterSeconds { headers.append(Response.Header("Retry-After", String(retryAfterSeconds))) }
        if status == 401 { headers.append(Response.Header("WWW-Authenticate", "Bearer")) }
        return headers
    }
}
