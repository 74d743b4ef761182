public import Kernel

/// The integrators' interface: back-office systems push progress, and read the cases they may.
public struct TrackAndTrace: Sendable {
    /// The most updates in one JSON push.
    public static let batchLimit = 1_000
    /// The most lines in one stream: more than 100 MiB of real updates, and a bound on the answer to empty ones.
    public static let streamLines = 1_000_000
    static let batchBytes = 1 << 20
    static let streamBytes = 100 << 20
    static let lineBytes = 16 * 1024
    static let root = "/api/track-and-trace/v1"
    /// The version in every answer's `API-Version` header (NL API Design Rules, version-header).
    static let version = "1.0.0"

    let digest: any Digest
    let publicBase: String
    let spoolFolder: String
    let lineLimit: Int

    /// - Parameters:
    ///   - digest: Compares updates with the same id.
    ///   - publicBase: Scheme and host that residents see, such as `https://dichtbij.example`, no slash at the end.
    ///   - spoolFolder: An existing folder for answers to long streams.
    ///   - lineLimit: The most lines in one stream.
    public init(
        digest: any Digest,
        publicBase: String,
        spoolFolder: String,
        lineLimit: Int = TrackAndTrace.streamLines
    ) {
        self.digest = digest
        self.publicBase = publicBase
        self.spoolFolder = spoolFolder
        self.lineLimit = lineLimit
    }

    /// Every address of this interface.
    public var routes: [Route] { addresses.map { $0.refusing(with: Self.versionHeader) } }

    private var addresses: [Route] {
        [
            Route(
                .post,
                "\(Self.root)/updates",
                access: .integrator(.trackAndTraceWrite),
                bodyLimit: Self.batchBytes,
                consumes: "application/json",
                .later(pushBatch)
            ),
            Route(
                .post,
                "\(Self.root)/updates",
                access: .integrator(.trackAndTraceWrite),
                bodyLimit: Self.streamBytes,
                consumes: "application/x-ndjson",
                .stream(openStream)
            ),
            Route(.get, "\(Self.root)/cases/{number}", access: .integrator(.trackAndTraceRead), .read(showCase)),
            Route(.get, "\(Self.root)/cases", access: .integrator(.trackAndTraceRead), .read(findCase)),
            Route(.get, "\(Self.root)/openapi.json", access: .anyone, .read(showDocument)),
        ]
    }

    func followBase(of municipality: Municipality) -> String {
        "\(publicBase)/\(municipality.slug)/volg/"
    }

    static let versionHeader = Response.Header("API-Version", version)

    private func showDocument(_ request: Request, _ context: Context) -> Response {
        .json(
            PackageResources.openapi_json,
            headers: [Self.versionHeader, Response.Header("Access-Control-Allow-Origin", "*")]
        )
    }
}

extension Context {
    /// The integrator behind this request.
    ///
    /// - Throws: ``Problem/notFound`` in a route that lets in others, which is a mistake in the route.
    var integrator: IntegratorClient {
        get throws {
            guard case .integrator(let client) = caller else { throw Problem.notFound }
            return client
        }
    }

    func updateBook() throws -> UpdateBook {
        UpdateBook(
            client: try integrator,
            caseTypes: caseTypes,
            modulesOn: modulesOn,
            municipality: municipality,
            now: now
        )
    }
}
