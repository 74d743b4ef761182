import FoundationEssentials
import Glibc
import Kernel
import TestSupport

@testable import App

/// The built program as a process of its own, which a test can kill.
final class ProgramProcess: Sendable {
    private let process: TestProcess
    private let folder: TemporaryFolder

    /// The program beside the tests; `nil` when it was not built.
    static let path: String? = {
        var name = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &name, name.count - 1)
        guard count > 0 else { return nil }
        let own = String(decoding: name[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let path = own.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/dichtbij"
        return access(path, X_OK) == 0 ? path : nil
    }()

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - words: Its command line.
    ///   - variables: Environment variables besides those of the test.
    ///   - wrapper: A command that starts it, such as one that drops rights.
    /// - Throws: ``Missing`` when it cannot be started.
    init(_ words: [String], variables: [String: String] = [:], wrapper: [String] = []) throws {
        guard let program = Self.path else { throw Missing(what: "the program beside the tests") }
        folder = TemporaryFolder()
        process = try TestProcess(
            wrapper + [program] + words,
            variables: variables,
            errors: "\(folder.path)/errors"
        )
    }

    /// The port that it says it listens on; `nil` when it ended before it listened.
    func port() -> UInt16? {
        while let line = process.readLine() {
            if line.contains("luistert"), let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) {
                return port
            }
        }
        return nil
    }

    /// Ends it in the middle of what it does, as a power failure would (SIGKILL).
    func kill() { process.end(by: SIGKILL) }

    /// Asks it to stop (SIGTERM) and gives its exit status.
    func stop() -> Int32 { process.end(by: SIGTERM) }

    /// Waits until it ended; the exit status, or minus the signal that ended it.
    @discardableResult
    func wait() -> Int32 { process.wait() }

    /// What it wrote to standard error.
    var errors: String {
        (try? String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8)) ?? ""
    }
}
