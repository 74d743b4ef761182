import Foundation
import Glibc
import Kernel
import TestSupport

/// Certificates and a TLS line before the simulator, for the scenarios that curl itself has to meet.
///
/// It needs `openssl` and `python3`; without them its tests are skipped.
final class TLSLine {
    static let isPossible = ["openssl", "python3"].allSatisfy { tool in
        system("command -v \(tool) >/dev/null 2>&1") == 0
    }

    let port: UInt16
    private let process: pid_t
    private let pipe: UnsafeMutablePointer<FILE>

    /// - Parameters:
    ///   - target: The port behind the line.
    ///   - server: Which certificate the line shows.
    ///   - version: The only version of TLS it speaks, such as `TLSv1_3`.
    /// - Throws: ``Failed`` when a tool refuses.
    init(target: UInt16, server: String = "server", version: String = "TLSv1_3") throws {
        let folder = try Certificates.made.get().folder.path
        let start = "cd '\(folder)' && exec python3 line.py \(server) \(target) \(version) 2>/dev/null"
        guard let pipe = popen(start, "r") else { throw Failed() }
        var line = [CChar](repeating: 0, count: 64)
        guard fgets(&line, 64, pipe) != nil else { throw Failed() }
        let numbers = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard numbers.count == 2 else { throw Failed() }
        process = pid_t(numbers[0])
        port = UInt16(numbers[1])
        self.pipe = pipe
    }

    deinit {
        // A test runner blocks the gentler signals, and a child inherits that.
        kill(process, SIGKILL)
        pclose(pipe)
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
