internal import FoundationEssentials
internal import Glibc
internal import Kernel

/// A real mail server (aiosmtpd) on loopback, as a process that ends with its test.
///
/// What it does with a message the recipient's name says; `Tests/MailServer/server.py` has the list.
public final class MailServer: Sendable {
    public let port: Int
    private let process: pid_t
    private let input: Lock<Int32?>
    private let folder: TemporaryFolder

    /// A message that the server took.
    public struct Received: Hashable, Sendable {
        public let sender: String
        public let recipient: String
        /// The header `Message-ID`.
        public let id: String
        public let subject: String
        public let text: String
        public let isEncrypted: Bool
        /// Who logged in; empty when nobody did.
        public let user: String
    }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - arguments: Further options of `server.py`.
    /// - Throws: ``Missing`` with what to do, so that a test that needs the server fails and is never skipped.
    public init(port: Int = 0, _ arguments: [String] = []) throws {
        let python = "\(Self.root)/.build/mail-server/bin/python"
        guard access(python, X_OK) == 0 else {
            throw Missing(what: "the mail server is not installed: run Tests/MailServer/install.sh")
        }
        folder = TemporaryFolder()
        var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw Missing(what: "a pipe") }
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        let line =
            [python, "\(Self.root)/Tests/MailServer/server.py", "\(folder.path)/taken", "--port", "\(port)"] + arguments
        let words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let code = posix_spawnp(&process, python, &actions, nil, words, environ)
        close(toChild[0])
        // As long as this end is open, reading from the other never ends.
        close(fromChild[1])
        defer { close(fromChild[0]) }
        guard code == 0 else { throw Missing(what: "a process for the mail server (\(code))") }
        self.process = process
        input = Lock(toChild[1])
        self.port = Self.firstNumber(fromChild[0])
        guard self.port > 0 else { throw Missing(what: "the mail server did not start; its errors stand above") }
    }

    deinit { stop() }

    /// Ends the process; nobody listens any more.
    public func stop() {
        let open = input.withLock { input in
            defer { input = nil }
            return input
        }
        guard let open else { return }
        close(open)
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// Every message that the server took, in the order in which they came.
    public var received: [Received] {
        let bytes = FileManager.default.contents(atPath: "\(folder.path)/taken").map(Array.init) ?? []
        return bytes.split(separator: 0x0A).compactMap { line in
            guard let json = try? JSONTree(parsing: Array(line)) else { return nil }
            return Received(
                sender: json["from"]?.text ?? "",
                recipient: json["to"]?.text ?? "",
                id: json["id"]?.text ?? "",
                subject: json["subject"]?.text ?? "",
                text: json["text"]?.text ?? "",
                isEncrypted: json["encrypted"] == .flag(true),
                user: json["user"]?.text ?? ""
            )
        }
    }

    /// What a test needs and this machine does not have.
    public struct Missing: Error, Hashable, Sendable, CustomStringConvertible {
        public let what: String
        public var description: String { what }
    }

    /// The folder of the whole package.
    private static let root: String = {
        let parts = #filePath.split(separator: "/")
        return "/" + parts.dropLast(3).joined(separator: "/")
    }()

    private static func firstNumber(_ file: Int32) -> Int {
        var number = 0
        var byte: UInt8 = 0
        while read(file, &byte, 1) == 1, (0x30...0x39).contains(byte) { number = number * 10 + Int(byte - 0x30) }
        return number
    }
}
