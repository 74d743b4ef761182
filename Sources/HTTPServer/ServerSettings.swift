/// Where the server listens and how much it takes on.
public struct ServerSettings: Sendable {
    /// The IPv4 address to listen on; loopback unless configured otherwise.
    public var address: String
    /// 0 lets the system pick a free port; ``Server/port`` tells which.
    public var port: UInt16
    /// Server threads; `nil` means one per core, at least two.
    public var threads: Int?
    /// Threads for slow work such as scrypt and photos.
    public var workers: Int
    /// How many slow requests may wait for a worker before the next is answered 503.
    public var workerQueue: Int
    /// IPv4 addresses or blocks (`10.0.0.0/8`) whose `X-Forwarded-For` and `-Proto` are believed.
    public var trustedProxies: [String]
    public var limits: ServerLimits

    public init(
        address: String = "127.0.0.1",
        port: UInt16 = 0,
        threads: Int? = nil,
        workers: Int = 2,
        workerQueue: Int = 64,
        trustedProxies: [String] = [],
        limits: ServerLimits = ServerLimits()
    ) {
        self.address = address
        self.port = port
        self.threads = threads
        self.workers = workers
        self.workerQueue = workerQueue
        self.trustedProxies = trustedProxies
        self.limits = limits
    }
}

/// What one client, and all together, may ask of the server.
public struct ServerLimits: Sendable {
    /// Open connections; further ones wait in the system's queue.
    public var connections = 4096
    /// Request line and headers, in bytes; more is answered 431.
    public var headerBytes = 16 * 1024
    /// A connection on which nothing moves this long is closed.
    public var idleSeconds = 30
    /// A request must have arrived completely within this time, however slowly it drips.
    public var requestSeconds = 60
    /// A streamed upload must have arrived completely within this time.
    public var streamSeconds = 3600
    /// Memory for all bodies that are being received, in bytes; beyond it the next is answered 503.
    public var bodyMemory = 512 * 1024 * 1024
    /// Fields and files in one form.
    public var formFields = 200
    /// One text field of a form, in bytes.
    public var formFieldBytes = 64 * 1024

    public init() {}
}
