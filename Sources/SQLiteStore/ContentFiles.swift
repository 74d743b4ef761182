internal import CSQLite
internal import Glibc
public import Kernel

/// Keeps photos and documents of one municipality in a folder, each under the SHA-256 of its content.
///
/// The file `abcdef…` lies in the folder `ab`. It gets its name only after its bytes are on disk, so a name
/// that is there has all its bytes.
public final class ContentFiles: FileStore {
    /// The folder, made at the first file.
    public let folder: String
    private let digest: any Digest
    private let serial = Lock(0)

    public init(folder: String, digest: any Digest) {
        self.folder = folder
        self.digest = digest
    }

    /// The folder that belongs to a database file: `0226-duiven-files` beside `0226-duiven.sqlite`.
    public static func folder(besideDatabase path: String) -> String {
        (path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path) + "-files"
    }

    public func keep(_ bytes: [UInt8]) throws -> String {
        let hash = Self.hexadecimal(digest.sha256(bytes))
        try keep(bytes, as: hash)
        return hash
    }

    public func bytes(of hash: String) throws -> [UInt8]? {
        guard Self.isHash(hash) else { return nil }
        return try DiskFile.bytes(path(of: hash))
    }

    public func contains(_ hash: String) -> Bool { Self.isHash(hash) && DiskFile.exists(path(of: hash)) }

    // The name is not synced away: a file that comes back after a power failure is only one too many.
    public func remove(_ hash: String) throws {
        if Self.isHash(hash) { try DiskFile.remove(path(of: hash)) }
    }

    /// The hashes of all files, in no order.
    func hashes() throws -> [String] {
        try DiskFile.names(in: folder).flatMap { start in
            try DiskFile.names(in: "\(folder)/\(start)").filter { Self.isHash($0) && $0.hasPrefix(start) }
        }
    }

    /// The bytes of a file that are still those that gave it its name, else `nil`.
    func intactBytes(of hash: String) throws -> [UInt8]? {
        guard let bytes = try bytes(of: hash), Self.hexadecimal(digest.sha256(bytes)) == hash else { return nil }
        return bytes
    }

    /// Keeps bytes whose hash is known already.
    func keep(_ bytes: [UInt8], as hash: String) throws {
        let parent = "\(folder)/\(hash.prefix(2))"
        // Synced again for a known file too: the thread that wrote it may not have come that far.
        if DiskFile.exists(path(of: hash)) { return try DiskFile.syncFolder(parent) }

        if !DiskFile.exists(parent) {
            try DiskFile.makeFolder(folder)
            try DiskFile.makeFolder(parent)
            try DiskFile.syncFolder(folder)
        }
        let number = serial.withLock { serial in
            serial += 1
            return serial
        }
        try DiskFile.write(bytes, to: path(of: hash), through: "\(parent)/.new-\(getpid())-\(number)")
    }

    private func path(of hash: String) -> String { "\(folder)/\(hash.prefix(2))/\(hash)" }

    /// Anything else could name a file outside the folder.
    private static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { digits.contains($0) }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
