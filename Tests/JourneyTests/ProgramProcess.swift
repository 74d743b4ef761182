import FoundationEssentials
import Glibc
import Kernel
import TestSupport

@testable import App

/// The built program as a process of its own, which a test can kill.
///
/// Sendable because the process id and the descriptor never change and the state is behind a lock.
final class ProgramProcess: Sendable {
    private let process: pid_t
    private let output: Int32
    private let folder: TemporaryFolder
    private let ended = Lock<Int32?>(nil)

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
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Missing(what: "a pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "\(folder.path)/errors", O_WRONLY | O_CREAT, 0o600)
        // A connection of another test that the child holds on to would never end.
        for descriptor in 3..<Int32(1_024) { posix_spawn_file_actions_addclose(&actions, descriptor) }
        let line = wrapper + [program] + words
        var arguments = line.map { strdup($0) } + [nil]
        let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + settings).forEach { free($0) } }
        var child = pid_t()
        let code = posix_spawnp(&child, line[0], &actions, nil, &arguments, &settings)
        close(ends[1])
        process = child
        output = ends[0]
        guard code == 0 else { throw Missing(what: "a process (\(code))") }
    }

    deinit {
        kill()
        close(output)
    }

    /// The port that it says it listens on; `nil` when it ended before it listened.
    func port() -> UInt16? {
        var text: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            if byte != UInt8(ascii: "\n") {
                text.append(byte)
            } else if let port = Self.port(in: String(decoding: text, as: UTF8.self)) {
                return port
            } else {
                text = []
            }
        }
        return nil
    }

    /// Ends it in the middle of what it does, as a power failure would (SIGKILL).
    func kill() {
        if ended.withLock({ $0 }) == nil { Glibc.kill(process, SIGKILL) }
        wait()
    }

    /// Asks it to stop (SIGTERM) and gives its exit status.
    func stop() -> Int32 {
        if ended.withLock({ $0 }) == nil { Glibc.kill(process, SIGTERM) }
        return wait()
    }

    /// Waits until it ended; the exit status, or minus the signal that ended it.
    @discardableResult
    func wait() -> Int32 {
        ended.withLock { ended in
            if let ended { return ended }
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            ended = signal == 0 ? (status >> 8) & 0xFF : -signal
            return ended ?? 0
        }
    }

    /// What it wrote to standard error.
    var errors: String {
        (try? String(contentsOfFile: "\(folder.path)/errors", encoding: .utf8)) ?? ""
    }

    private static func port(in line: String) -> UInt16? {
        guard line.contains("luistert") else { return nil }
        return line.split(separator: ":").last.flatMap { UInt16($0) }
    }
}
