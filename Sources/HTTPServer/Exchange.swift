import Kernel

/// One request and its answer, from the first header to the last byte sent.
///
/// Sendable because only the server thread of its connection touches it; `outcome` is written under the
/// lock of ``Suspensions`` while the connection is suspended, and read after it was resumed.
final class Exchange: @unchecked Sendable {
    let connection: OpaquePointer
    var link: Connection?
    let head: RequestHead
    let id: UniqueID
    let now: Timestamp
    /// Nanoseconds on the monotonic clock.
    let started: Int64
    var place: Router.Place?
    var match: Router.Match?
    /// Why the request is answered with a problem, as soon as that is known.
    var refusal: Refusal?
    var caller: Caller = .anonymous
    var body: [UInt8] = []
    var received = 0
    /// What this request took of the memory for bodies.
    var reserved = 0
    var form: FormReader?
    var feed: StreamFeed?
    var outcome: Outcome?
    /// Whether the connection ends after the answer, since its next bytes cannot be trusted or will not be read.
    var closesConnection = false
    var sentStatus = 0
    var sentBytes = 0

    init(connection: OpaquePointer, head: RequestHead, id: UniqueID, now: Timestamp, started: Int64) {
        self.connection = connection
        self.head = head
        self.id = id
        self.now = now
        self.started = started
    }

    /// What a suspended request was resumed with.
    enum Outcome: Sendable {
        case rendering(Rendering)
        case response(Response)
        case streamed(StreamedAnswer)
        case failed(any Error)
        /// The stream can take more.
        case proceed
        /// The server stops and waits no longer.
        case cancelled
    }

    /// Whether the body is a form whose files are kept instead of the raw bytes.
    var isMultipart: Bool { form != nil && head.mediaType == "multipart/form-data" }

    var municipality: Municipality? { place?.entry?.municipality }

    /// The request as handlers see it.
    func request(form: FormBody? = nil) -> Request {
        Request(
            method: head.method ?? .get,
            path: "/" + (place?.segments ?? head.segments[...]).joined(separator: "/"),
            parameters: match?.parameters ?? [:],
            query: head.query,
            headers: head.headers,
            body: body,
            form: form,
            id: id,
            remoteAddress: head.remoteAddress,
            base: place?.base ?? "",
            isSecure: head.isSecure
        )
    }
}
