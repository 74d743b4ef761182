import FoundationEssentials
import Glibc
import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// The settings and the data of a program that a test starts as a process.
struct ProgramFolder: Sendable {
    let folder: TemporaryFolder
    let slugs: [String]
    /// The data folder; the master key lies beside it.
    let data: String

    /// Copies the project's settings for these municipalities.
    ///
    /// - Parameters:
    ///   - slugs: Those that stay.
    ///   - data: The data folder, when it lies elsewhere.
    ///   - endpoint: The port of the stand-in for MijnOverheid, when there is one.
    /// - Throws: When the settings cannot be copied.
    init(_ slugs: [String], data: String? = nil, endpoint: UInt16? = nil) throws {
        folder = TemporaryFolder()
        self.slugs = slugs
        self.data = data ?? "\(folder.path)/data"
        try FileManager.default.copyItem(atPath: "\(packageRoot)/Config", toPath: config)
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(config)/municipalities") {
            if !slugs.contains(String(file.dropLast(5))) {
                try FileManager.default.removeItem(atPath: "\(config)/municipalities/\(file)")
            }
        }
        if let endpoint { try use(endpoint) }
    }

    var config: String { "\(folder.path)/Config" }

    /// The file of a municipality.
    func database(_ slug: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(data)/municipalities")
        guard let name = names.first(where: { $0.hasSuffix("-\(slug).sqlite") }) else { throw Missing(what: slug) }
        return "\(data)/municipalities/\(name)"
    }

    /// The command line that serves these municipalities on a free port.
    var serve: [String] { ["serve", "--config", config, "--data", data, "--port", "0"] }

    /// What the stand-in for MijnOverheid knows the municipalities by.
    static let secrets = [
        "DICHTBIJ_MIJNOVERHEID_CLIENT_ID": "dichtbij", "DICHTBIJ_MIJNOVERHEID_CLIENT_SECRET": "geheim van de proef",
    ]

    /// Starts the program on this data.
    func start(wrapper: [String] = []) throws -> ProgramProcess {
        try ProgramProcess(serve, variables: Self.secrets, wrapper: wrapper)
    }

    /// Opens the data inside the test, while no program runs on it.
    func withPlatform<Value>(_ body: (Platform) throws -> Value) throws -> Value {
        try OwnFolder.make(data)
        let files = PlatformFiles(data)
        let keys = try KeySource(dataFolder: data, variables: [:])
            .load(isFirstStart: access(files.platform, F_OK) != 0)
        var configuration = try Configuration.read(folder: config, moduleIDs: ModuleCatalog.ids)
        configuration.platform.dataFolder = data
        let platform = try Platform(
            Platform.Foundations(
                configuration: configuration,
                modules: try ModuleCatalog.checked(),
                keys: keys,
                clock: SystemClock()
            ),
            report: { _ in }
        )
        defer { platform.close() }
        return try body(platform)
    }

    private func use(_ port: UInt16) throws {
        let path = "\(config)/platform.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("127.0.0.1:8090", with: "127.0.0.1:\(port)")
            .write(toFile: path, atomically: false, encoding: .utf8)
    }
}
