/// Knows which kept files wait until something names them, and removes what nobody came for (wachtend bestand).
///
/// Bytes are kept before the change that names them, and that change can be refused or never come.
public protocol WaitingFiles {
    /// Notes a file that was kept just now and that no row names yet; it is kept once more when it is gone again.
    ///
    /// With each new file the oldest few go that waited longer than ``WaitingFile/patienceSeconds``.
    ///
    /// - Parameters:
    ///   - hash: As ``FileStore/keep(_:)`` gave it.
    ///   - bytes: The content.
    /// - Throws: ``StoreError/unavailable(code:)`` when the disk refuses.
    func add(_ hash: String, _ bytes: [UInt8]) throws

    /// From now on a row names this file, so that it stays.
    func claim(_ hash: String) throws
}

/// The limits on files that wait.
public enum WaitingFile {
    /// How long a file waits for what it was sent for: one day.
    public static let patienceSeconds = 86_400
    /// How many files that waited too long go with each new one: more than come in, and quick.
    public static let removedAtOnce = 4
}
