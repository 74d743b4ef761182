import HTTPServer
import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// The whole program inside a test: real files, real routes, a real port, and a clock that stands still.
final class RunningPlatform: Sendable {
    let folder: TemporaryFolder
    let platform: Platform
    let server: Server
    /// Sends nothing: there are no credentials for MijnOverheid in a test.
    let deliveries: DeliveryCentre
    let clock = FixedClock(.testNoon)
    let keys: KeyRing
    /// The sentences with which a municipality could not be opened, or a request met the unforeseen.
    let reports: Lock<[String]>

    /// - Parameters:
    ///   - slugs: The municipalities of `Config` that it serves.
    ///   - folder: Where the data is; a new folder when `nil`.
    ///   - keys: The keys of data that is already there.
    /// - Throws: What keeps the platform from starting.
    init(_ slugs: [String], folder: TemporaryFolder? = nil, keys: KeyRing? = nil) throws {
        let folder = folder ?? TemporaryFolder()
        let reports = Lock<[String]>([])
        let ring = try keys ?? Self.newKeys()
        platform = try Platform(
            Platform.Foundations(
                configuration: try Self.configuration(slugs, data: "\(folder.path)/data"),
                modules: try ModuleCatalog.checked(),
                keys: ring,
                clock: clock
            ),
            report: { sentence in reports.withLock { $0.append(sentence) } }
        )
        deliveries = try DeliveryCentre(platform, variables: [:]) { _ in }
        let wiring = Wiring(
            platform: platform,
            deliveries: deliveries,
            accessLog: nil,
            report: { sentence in reports.withLock { $0.append(sentence) } }
        )
        server = try wiring.server()
        try server.start()
        self.folder = folder
        self.keys = ring
        self.reports = reports
    }

    deinit {
        server.stop(withinSeconds: 1)
        deliveries.stop()
        platform.close()
    }

    /// A client of the platform's own host, or of a municipality's host.
    func client(host: String = "localhost") -> TestClient {
        TestClient(port: server.port, host: host, keeping: self)
    }

    /// A municipality that was named at the start.
    func municipality(_ slug: String) throws -> Municipality {
        guard let found = platform.configuration.municipality(slug) else { throw Missing(what: slug) }
        return found
    }

    private static func newKeys() throws -> KeyRing {
        guard let key = MasterKey(newWithID: "test", randomness: SystemRandomness()) else {
            throw Missing(what: "a fresh key")
        }
        return try KeyRing(current: key)
    }

    private static func configuration(_ slugs: [String], data: String) throws -> Configuration {
        var configuration = try Configuration.read(folder: "\(packageRoot)/Config", moduleIDs: ModuleCatalog.ids)
        configuration.platform.dataFolder = data
        configuration.platform.listen.port = 0
        configuration.municipalities = configuration.municipalities.filter { slugs.contains($0.slug) }
        return configuration
    }
}

/// The top of the package, where `Config` is.
let packageRoot = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
