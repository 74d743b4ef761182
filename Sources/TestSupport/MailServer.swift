internal import FoundationEssentials
internal import Glibc
internal import Kernel

/// A real mail server (aiosmtpd) on loopback, as a process that ends with its test.
///
/// What it does with a message the recipient's name says; `Tests/MailServer/server.py` has the list.
public final class MailServer: Sendable {
    public let port: Int
    private let process: TestProcess
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
        process = try TestProcess(
            [python, "\(Self.root)/Tests/MailServer/server.py", "\(folder.path)/taken", "--port", "\(port)"] + arguments
        )
        guard let number = process.readLine().flatMap({ Int($0) }) else {
            throw Missing(what: "the mail server did not start; its errors stand above")
        }
        self.port = number
    }

    /// Ends the process; nobody listens any more.
    public func stop() { process.end(by: SIGKILL) }

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

    /// The folder of the whole package.
    private static let root: String = {
        let parts = #filePath.split(separator: "/")
        return "/" + parts.dropLast(3).joined(separator: "/")
    }()

}
