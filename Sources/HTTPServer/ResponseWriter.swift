import CMicroHTTPD
import Glibc
import Kernel

/// Hands a response to libmicrohttpd, with the headers that every answer carries.
struct ResponseWriter: Sendable {
    /// Queues the response on its connection.
    ///
    /// - Returns: `.NO` closes the connection.
    func send(_ response: Response, for exchange: Exchange, closing: Bool = false) -> MHD_Result {
        let response = response.revalidated(for: exchange.head)
        let made = response.body.withUnsafeBytes { cmhd_response($0.baseAddress, $0.count) }
        guard let made else { return .NO }
        add(response.headers, framing: response.framing, to: made)
        exchange.sentBytes = response.body.count
        return queue(made, status: response.status, for: exchange, closing: closing)
    }

    /// Queues the answer of a stream; a temporary file is unlinked before its first byte is sent.
    func send(_ answer: StreamedAnswer, for exchange: Exchange, closing: Bool) -> MHD_Result {
        switch answer.body {
        case .bytes(let bytes):
            let response = Response(status: answer.status, headers: answer.headers, body: bytes)
            return send(response, for: exchange, closing: closing)
        case .temporaryFile(let path):
            let file = open(path, O_RDONLY | O_CLOEXEC)
            unlink(path)
            var facts = stat()
            guard file >= 0, fstat(file, &facts) == 0,
                let made = MHD_create_response_from_fd64(UInt64(facts.st_size), file)
            else {
                if file >= 0 { close(file) }
                return .NO
            }
            add(answer.headers, framing: .nobody, to: made)
            exchange.sentBytes = Int(facts.st_size)
            return queue(made, status: answer.status, for: exchange, closing: closing)
        }
    }

    private func queue(_ made: OpaquePointer, status: Int, for exchange: Exchange, closing: Bool) -> MHD_Result {
        if exchange.head.isSecure {
            MHD_add_response_header(made, "Strict-Transport-Security", "max-age=31536000")
        }
        if closing { MHD_add_response_header(made, "Connection", "close") }
        exchange.sentStatus = status
        defer { MHD_destroy_response(made) }
        return MHD_queue_response(exchange.connection, UInt32(status), made)
    }

    private func add(_ headers: [Response.Header], framing: Response.Framing, to made: OpaquePointer) {
        var hasCacheControl = false
        var isPage = false
        for header in headers {
            // libmicrohttpd refuses a value with a line end, so a header cannot smuggle in another.
            MHD_add_response_header(made, header.name, header.value)
            switch header.name {
            case "Cache-Control": hasCacheControl = true
            case "Content-Type": isPage = header.value.hasPrefix("text/html")
            default: break
            }
        }
        if !hasCacheControl { MHD_add_response_header(made, "Cache-Control", "no-store") }
        if isPage { MHD_add_response_header(made, "Content-Security-Policy", Self.contentSecurityPolicy(framing)) }
        MHD_add_response_header(made, "X-Content-Type-Options", "nosniff")
        // It has no word for every site; without it the policy above decides.
        if framing == .nobody { MHD_add_response_header(made, "X-Frame-Options", "DENY") }
        // Follow codes stand in addresses; another site must never see them.
        MHD_add_response_header(made, "Referrer-Policy", "no-referrer")
    }

    private static func contentSecurityPolicy(_ framing: Response.Framing) -> String {
        framing == .anySite ? framedPolicy : ownPolicy
    }

    // Made once: they stand in every page.
    private static let ownPolicy = pagePolicy + "frame-ancestors 'none'"
    private static let framedPolicy = pagePolicy + "frame-ancestors *"
    private static let pagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
}
