internal import Glibc

/// The right to work on a data folder alone, held as long as the value lives.
///
/// The system lets go of the lock when the process ends, however it ends.
final class DataLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock without waiting; makes the folder when it is not there.
    ///
    /// - Throws: ``Fault``.
    init(folder: String) throws(Fault) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .noFolder(folder, code: errno) }
        let path = folder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .noFolder(folder, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = Self.holder(descriptor)
            // Everything is set by now, so `deinit` closes the descriptor, also after a throw.
            throw code == EWOULDBLOCK ? .inUse(folder, process: holder) : .noFolder(folder, code: code)
        }
        writeHolder()
    }

    deinit {
        // A program that is being started elsewhere in this process has the descriptor too, until it runs; closing
        // alone would leave the lock with it for that while.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The reason why the folder cannot be had.
    enum Fault: Error, Hashable {
        /// It cannot be made, opened or written; `code` is the system's error number.
        case noFolder(String, code: Int32)
        /// A process works on it; `nil` when that process did not leave its number.
        case inUse(String, process: Int?)
    }

    private func writeHolder() {
        let text = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, text, text.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Int(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
