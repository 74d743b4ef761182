import Glibc
import TestSupport

/// A small disk in memory that a test can fill and empty again; taken away with the value.
final class FullDisk: Sendable {
    /// Where it is mounted.
    let path: String
    private let folder: TemporaryFolder

    /// Whether this machine lets the test make one.
    static let isPossible: Bool = geteuid() == 0 && (try? FullDisk(kilobytes: 64)) != nil

    /// - Throws: ``Missing`` when the system refuses, such as for anyone but the superuser.
    init(kilobytes: Int) throws {
        folder = TemporaryFolder()
        path = "\(folder.path)/disk"
        mkdir(path, 0o700)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            throw Missing(what: "a disk of our own (\(errno))")
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Takes all the room that is left.
    func fill() {
        let descriptor = open("\(path)/filler", O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        let page = [UInt8](repeating: 0, count: 4_096)
        while write(descriptor, page, page.count) > 0 {}
    }

    /// Gives the room back.
    func empty() { unlink("\(path)/filler") }
}
