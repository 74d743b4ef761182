import FoundationEssentials
import Kernel
import TestSupport

/// Certificates and a TLS line before the simulator, for the scenarios that curl itself has to meet.
///
/// It needs `openssl` and `python3`; without them its tests are skipped.
final class TLSLine {
    static let isPossible = isInstalled("openssl") && isInstalled("python3")

    let port: UInt16
    private let process: TestProcess

    /// - Parameters:
    ///   - target: The port behind the line.
    ///   - server: Which certificate the line shows.
    ///   - version: The only version of TLS it speaks, such as `TLSv1_3`.
    /// - Throws: ``Failed`` when a tool refuses.
    init(target: UInt16, server: String = "server", version: String = "TLSv1_3") throws {
        let folder = try Certificates.made.get().folder.path
        process = try TestProcess(
            ["python3", "line.py", server, "\(target)", version],
            in: folder,
            errors: "/dev/null"
        )
        guard let number = process.readLine().flatMap({ UInt16($0) }) else { throw Failed() }
        port = number
    }

    func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(Certificates.made.get().folder.path)/\(file)")))
    }

    /// What the sender shows, with facts as its reader found them (or should have).
    func credentials(
        _ name: String,
        notAfter: Timestamp = .testNoon.adding(seconds: 25 * 86_400),
        keyOf key: String? = nil,
        keyMatches: Bool = true
    ) throws -> EndpointCredentials {
        EndpointCredentials(
            clientID: "duiven",
            secret: FakeCredentials.secret,
            certificate: EndpointCredentials.Certificate(
                certificate: try bytes("\(name).crt"),
                key: try bytes("\(key ?? name).key"),
                notBefore: .testNoon.adding(seconds: -86_400),
                notAfter: notAfter,
                keyMatches: keyMatches
            )
        )
    }

    struct Failed: Error {}
}
