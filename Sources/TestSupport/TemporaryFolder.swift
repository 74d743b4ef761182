internal import FoundationEssentials
internal import Glibc

/// A fresh folder in memory (or below /tmp), removed with everything in it when the value goes.
public final class TemporaryFolder: Sendable {
    public let path: String

    public init() {
        let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        var template = Array("\(parent)/dichtbij-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            preconditionFailure("no temporary folder below \(parent) (error \(errno))")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
