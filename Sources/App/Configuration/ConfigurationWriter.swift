internal import Glibc

/// Writes a new file into the configuration folder, whole or not at all.
enum ConfigurationWriter {
    /// - Throws: ``Refusal`` when the file is there already or the folder cannot be written.
    static func create(_ path: String, _ bytes: [UInt8]) throws(Refusal) {
        let draft = "\(path).\(getpid()).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw refusal(path, errno) }
        let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        defer { unlink(draft) }
        guard isWritten else { throw refusal(path, code) }
        // Unlike `rename`, `link` never replaces a file that came in between.
        guard link(draft, path) == 0 else { throw refusal(path, errno) }
    }

    private static func refusal(_ path: String, _ code: Int32) -> Refusal {
        code == EEXIST
            ? Refusal("Het bestand \(path) is er al. Verander dat bestand.")
            : Refusal("Het bestand \(path) is niet te schrijven (fout \(code) van het systeem). Controleer de rechten.")
    }
}
