internal import Glibc
public import Kernel

/// Where the master keys come from: the environment, or a file outside the data folder that only the platform's
/// own account can read.
///
/// A backup of the data folder without this file shows no BSN to anyone, and without this file no backup can be
/// read either: it is kept in another place.
public struct KeyFile: Sendable {
    /// The environment variable that takes the place of the file; its value is the text form of a ``KeyRing``.
    public static let variable = "DICHTBIJ_MASTER_KEY"

    public let path: String
    private let dataFolder: String

    /// Names the file; neither it nor the data folder has to exist yet.
    public init(path: String, dataFolder: String) throws(KeyFileError) {
        self.path = path
        self.dataFolder = dataFolder
        guard !KeyFile.isInside(path, dataFolder) else { throw .insideDataFolder(path: path, dataFolder: dataFolder) }
    }

    /// The keys of the environment when ``variable`` is set, else those of the file.
    ///
    /// - Parameter environment: The variables of the process.
    /// - Returns: The ring; nothing is written.
    /// - Throws: ``KeyFileError/missing(path:)`` when there is neither.
    public func load(environment: [String: String]) throws(KeyFileError) -> KeyRing {
        guard let text = environment[KeyFile.variable], !text.isEmpty else { return try read() }
        do {
            return try KeyRing(text: text)
        } catch {
            throw .variable(error)
        }
    }

    /// Makes the file with one new key, for the first start only.
    ///
    /// Where data exists already, a missing file is a fault and not a first start: a new key opens nothing.
    /// When another process makes the file at the same moment, its key is the one that counts for both.
    public func create(keyID: String, randomness: any Randomness) throws(KeyFileError) -> KeyRing {
        let ring = try ring(adding: keyID, to: nil, randomness)
        try makeFolder()
        let draft = try writeDraft(ring)
        // A link, unlike a rename, never replaces a file that is there.
        let code = link(draft, path) == 0 ? 0 : errno
        unlink(draft)
        guard code == 0 || code == EEXIST else { throw .notWritable(path: path, code: code) }
        try syncFolder()
        return try read()
    }

    /// Adds a new key that seals from now on; the present ones stay, to open what they sealed.
    public func rotate(keyID: String, randomness: any Randomness) throws(KeyFileError) -> KeyRing {
        let ring = try ring(adding: keyID, to: try read(), randomness)
        try replace(with: ring)
        return ring
    }

    /// Takes an older key out; what still lies sealed under it can be read no more, not even in backups.
    ///
    /// - Returns: The ring that is left; the same when there is no such older key.
    public func drop(keyID: String) throws(KeyFileError) -> KeyRing {
        let ring = try read().without(id: keyID)
        try replace(with: ring)
        return ring
    }

    private func replace(with ring: KeyRing) throws(KeyFileError) {
        let draft = try writeDraft(ring)
        guard rename(draft, path) == 0 else {
            let code = errno
            unlink(draft)
            throw .notWritable(path: path, code: code)
        }
        try syncFolder()
    }

    private func ring(
        adding id: String,
        to present: KeyRing?,
        _ randomness: any Randomness
    ) throws(KeyFileError) -> KeyRing {
        guard let key = MasterKey(newWithID: id, randomness: randomness) else { throw .keyID(id) }
        do {
            guard let present else { return try KeyRing(current: key) }
            return try present.rotated(to: key)
        } catch {
            throw .content(path: path, error)
        }
    }
}
