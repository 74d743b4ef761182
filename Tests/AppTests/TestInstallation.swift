import FoundationEssentials
import HTTPServer
import Kernel
import TestSupport
import Vault

@testable import App

/// Configuration and data of two municipalities, Duiven and Heerde, in a folder of their own.
final class TestInstallation: Sendable {
    private let folder = TemporaryFolder()
    let config: String
    let data: String

    init() throws {
        config = "\(folder.path)/Config"
        data = "\(folder.path)/data"
        try FileManager.default.copyItem(atPath: "\(packageRoot)/Config", toPath: config)
        let municipalities = "\(config)/municipalities"
        for name in try FileManager.default.contentsOfDirectory(atPath: municipalities)
        where !["duiven.json", "heerde.json", "heerde"].contains(name) {
            try FileManager.default.removeItem(atPath: "\(municipalities)/\(name)")
        }
    }

    /// A path beside the data.
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    /// Runs a command on this installation, as an operator would.
    func run(_ words: String..., answers: [String]? = nil, variables: [String: String] = [:]) -> CommandRun {
        CommandRun(words + ["--config", config, "--data", data], answers: answers, variables: variables)
    }

    /// The JSON that a command wrote.
    func json(_ words: String...) throws -> JSONTree {
        let run = CommandRun(words + ["--json", "--config", config, "--data", data])
        guard run.status == 0 else { throw NotThere(text: "JSON, but \(run.errors)") }
        return try JSONTree(parsing: Array(run.output.utf8))
    }

    /// Starts a server on a free port; the caller stops it.
    ///
    /// - Parameters:
    ///   - login: Proves who a resident is; no way to log in when `nil`.
    ///   - tray: Catches mail; none is sent when `nil`.
    /// - Returns: The platform as it listens.
    /// - Throws: What keeps it from starting.
    func serve(login: (any ResidentLogin)? = nil, tray: DemoTray? = nil) throws -> ServedPlatform {
        let silent = Terminal(write: { _ in }, writeError: { _ in }, readLine: { nil }, isInteractive: false)
        let surroundings = Surroundings(
            terminal: silent,
            variables: [:],
            moduleIDs: ModuleCatalog.ids,
            commands: CommandList(commands: Application.allCommands)
        )
        let words = ["--config", config, "--data", data, "--port", "0"]
        var setting = try Invocation(.serve, words, in: surroundings).setting()
        setting.residentLogin = login
        setting.tray = tray
        setting.demoRoutes = tray?.routes ?? []
        return try ServedPlatform(setting)
    }

    /// Runs `body` while a server runs.
    func whileServing(_ body: (TestClient) throws -> Void) throws {
        let served = try serve()
        defer { served.stop() }
        try body(TestClient(port: served.server.port))
    }

    /// Adds a third municipality, Epe.
    func addEpe() -> CommandRun {
        run(
            "municipality",
            "add",
            "epe",
            "--name",
            "Epe",
            "--code",
            "0232",
            "--organisation",
            "heerde",
            "--rsin",
            "000102325",
            "--phone",
            "14 0578"
        )
    }

    /// Adds a client that may write and read, and gives its secret.
    func addClient(_ name: String, municipality: String = "duiven") throws -> String {
        let answer = try json(
            "client",
            "add",
            name,
            "--municipality",
            municipality,
            "--scopes",
            "track-and-trace.write,track-and-trace.read"
        )
        guard let secret = answer["secret"]?.text else { throw NotThere(text: "secret") }
        return secret
    }
}

extension TestClient {
    /// The headers of a client.
    static func headers(_ name: String, secret: String) -> [String: String] {
        let claims = TokenClaims(clientID: name, issuedAt: SystemClock().now())
        return ["Authorization": "Bearer \(SignedToken.sign(claims, secret: SecretBytes(Array(secret.utf8))))"]
    }

    /// Pushes one report about a street, with one BSN when that is given.
    func push(
        reference: String,
        _ name: String,
        secret: String,
        to slug: String = "duiven",
        status: String = "ontvangen",
        bsn: String? = nil
    ) throws -> Answer {
        let id = TimeOrderedIDs(clock: SystemClock(), randomness: SystemRandomness()).next()
        let resident = bsn.map { #","resident":{"bsn":"\#($0)"}"# } ?? ""
        let update = """
            {"id":"\(id)","reference":"\(reference)","caseType":"melding-openbare-ruimte","status":"\(status)",\
            "at":"\(SystemClock().now().rfc3339)"\(resident)}
            """
        return try post(
            "/\(slug)/api/track-and-trace/v1/updates",
            json: #"{"updates":[\#(update)]}"#,
            headers: Self.headers(name, secret: secret)
        )
    }

    /// Asks for the case of a reference.
    func find(reference: String, _ name: String, secret: String, at slug: String = "duiven") throws -> Answer {
        try get(
            "/\(slug)/api/track-and-trace/v1/cases?reference=\(reference)",
            headers: Self.headers(name, secret: secret)
        )
    }
}

extension TestInstallation {
    /// Puts a new key first in the key file, as a rotation does before it moves anything.
    func addKey(_ id: String, to source: KeySource) throws {
        _ = try KeyFile(path: source.path, dataFolder: source.dataFolder)
            .rotate(keyID: id, randomness: SystemRandomness())
    }
}
