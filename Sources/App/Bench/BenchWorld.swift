internal import Glibc
internal import Kernel
internal import Records
internal import Vault

/// Invented municipalities with settings and data in a folder of their own, to measure with.
struct BenchWorld: Sendable {
    let folder: String
    let municipalities: Int
    private let modules: [String]
    /// Where events for MijnOverheid go, without a path.
    private let mijnOverheid: String

    static let clientName = "meting"
    static let caseType = "melding-openbare-ruimte"
    static let secret: [UInt8] = Array("alleen-voor-metingen-op-deze-machine".utf8)

    /// Writes the settings of this many municipalities, unless an earlier measurement left the folder.
    init(_ folder: String, municipalities: Int = 1, mijnOverheid: String = "http://127.0.0.1:9") throws {
        self.mijnOverheid = mijnOverheid
        self.folder = folder
        self.municipalities = municipalities
        modules = ModuleCatalog.ids
        try TextFile.makeFolder("\(folder)/config/municipalities")
        try TextFile.write(platformFile, to: "\(folder)/config/platform.json")
        for (number, rsin) in Self.legalEntityNumbers(municipalities).enumerated() {
            try TextFile.write(
                municipalityFile(number + 1, rsin),
                to: "\(configFolder)/municipalities/\(Self.slug(number + 1)).json"
            )
        }
    }

    var configFolder: String { "\(folder)/config" }
    var dataFolder: String { "\(folder)/data" }

    /// The name in addresses of a municipality, counted from 1.
    static func slug(_ number: Int) -> String {
        let digits = String(number)
        return "gemeente-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    /// Opens the data in this process, to fill it or to count in it; nobody may serve it meanwhile.
    ///
    /// - Parameter body: Gets the open platform and the client that pushes.
    /// - Returns: What `body` returns.
    /// - Throws: ``Refusal`` when the data cannot be opened, and what `body` throws.
    func open<Value>(_ body: (Platform, IntegratorClient) throws -> Value) throws -> Value {
        let configuration = try configuration()
        let isFirst = access(PlatformFiles(dataFolder).platform, F_OK) != 0
        let platform = try Platform(
            Platform.Foundations(
                configuration: configuration,
                modules: try ModuleCatalog.checked(),
                keys: try KeySource(dataFolder: dataFolder, variables: [:]).load(isFirstStart: isFirst),
                clock: SystemClock()
            ),
            report: { _ in }
        )
        defer { platform.close() }
        let client = try platform.clients.entry(Self.clientName)?.client ?? Self.addClient(to: platform)
        return try body(platform, client)
    }

    /// A token that lasts for an hour, for the first municipality.
    func token() -> String {
        SignedToken.sign(
            TokenClaims(clientID: Self.clientName, issuedAt: SystemClock().now()),
            secret: SecretBytes(Self.secret)
        )
    }

    private func configuration() throws -> Configuration {
        var configuration = try Configuration.read(folder: configFolder, moduleIDs: modules)
        configuration.platform.dataFolder = dataFolder
        return configuration
    }

    private static func addClient(to platform: Platform) throws -> IntegratorClient {
        let application = ClientRecords.Application(
            name: clientName,
            municipality: code(1),
            scopes: [.trackAndTraceWrite, .trackAndTraceRead],
            caseTypes: nil,
            secret: secret
        )
        return try platform.clients.add(application, at: platform.clock.now()).client
    }

    private static func code(_ number: Int) -> String { String(9_000 + number) }

    // MARK: Settings

    private var platformFile: String {
        """
        {
          "listen": { "address": "127.0.0.1", "port": 0 },
          "publicBase": "http://localhost:8080",
          "trustedProxies": [],
          "data": "data",
          "organisations": [{ "id": "meting", "name": "Meting" }],
          "mijnOverheid": {
            "profile": "mijnzaken",
            "webhook": "\(mijnOverheid)/webhook",
            "token": "\(mijnOverheid)/token",
            "clientIdVariable": "DICHTBIJ_MIJNOVERHEID_CLIENT_ID",
            "clientSecretVariable": "DICHTBIJ_MIJNOVERHEID_CLIENT_SECRET",
            "connectTimeoutSeconds": 5,
            "timeoutSeconds": 15
          },
          "limits": {
            "connections": 4096, "headerBytes": 16384, "idleSeconds": 30, "requestSeconds": 60,
            "streamSeconds": 3600, "bodyMemoryBytes": 536870912, "workers": 2, "workerQueue": 64, "changeQueue": 2000
          }
        }

        """
    }

    private func municipalityFile(_ number: Int, _ rsin: String) -> String {
        let answers = [
            "code": Self.code(number), "name": "Gemeente \(number)", "organisation": "meting", "rsin": rsin,
            "oin": "00000099\(rsin)000", "phone": "14 0000", "accent": "#154273", "accent-on-dark": "#a9c9ee",
            "wording": "inwoner", "portal": "none",
        ]
        return String(decoding: NewMunicipality(answers, moduleIDs: modules).json, as: UTF8.self)
    }

    /// The lowest numbers that pass the eleven test, which no register gives out.
    private static func legalEntityNumbers(_ count: Int) -> [String] {
        var numbers: [String] = []
        var next = 1
        while numbers.count < count {
            let text = String(repeating: "0", count: 9 - String(next).count) + String(next)
            if (try? LegalEntityNumber(text)) != nil { numbers.append(text) }
            next += 1
        }
        return numbers
    }
}
