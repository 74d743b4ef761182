public import Kernel

/// How the stand-in for MijnOverheid is set up.
public struct SimulatorSettings: Sendable {
    /// The IPv4 address to listen on.
    public var address: String
    /// 0 lets the system pick a free port.
    public var port: UInt16
    /// Who may ask for a token, as MijnOverheid registered them: secrets by client id.
    public var clients: [String: String]
    /// How long a token lives, in seconds.
    public var tokenSeconds: Int
    /// Where each municipality's cases are pulled from; empty pulls nothing.
    public var sources: [CaseSourceRegistration]
    /// People whose cases the page can show, such as `999990019`; names only for the list.
    public var residents: [String]

    public init(
        address: String = "127.0.0.1",
        port: UInt16 = 0,
        clients: [String: String],
        tokenSeconds: Int = 3_600,
        sources: [CaseSourceRegistration] = [],
        residents: [String] = []
    ) {
        self.address = address
        self.port = port
        self.clients = clients
        self.tokenSeconds = tokenSeconds
        self.sources = sources
        self.residents = residents
    }
}

/// How MijnOverheid registered one sender: where the address in its events leads.
public struct CaseSourceRegistration: Sendable {
    /// The `source` of its events, such as `urn:nld:oin:00000099000002264000:dichtbij`.
    public let source: String
    /// The name that residents read.
    public let name: String
    /// What goes before the address in an event, such as `https://host/duiven`.
    public let base: String
    /// The client id by which we pull there.
    public let clientID: String

    public init(source: String, name: String, base: String, clientID: String) {
        self.source = source
        self.name = name
        self.base = base
        self.clientID = clientID
    }
}

/// What the simulator needs from the rest of the program.
public struct SimulatorPorts: Sendable {
    public let clock: any Clock
    public let ids: any UniqueIDSource
    public let randomness: any Randomness
    /// Signs the bytes of a token for a client id (HMAC-SHA-256 with the secret that belongs to it).
    public let sign: @Sendable (_ clientID: String, _ bytes: [UInt8]) -> [UInt8]

    public init(
        clock: any Clock,
        ids: any UniqueIDSource,
        randomness: any Randomness,
        sign: @escaping @Sendable (_ clientID: String, _ bytes: [UInt8]) -> [UInt8] = { _, _ in [] }
    ) {
        self.clock = clock
        self.ids = ids
        self.randomness = randomness
        self.sign = sign
    }
}
