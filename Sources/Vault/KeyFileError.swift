internal import Glibc

/// The reason why there are no master keys, with the place to look at.
public enum KeyFileError: Error, Hashable, Sendable {
    /// A backup of the data folder would hold the keys too.
    case insideDataFolder(path: String, dataFolder: String)
    case missing(path: String)
    /// Other accounts can read or change the file.
    case openToOthers(path: String, mode: UInt32)
    case ownedByAnother(path: String)
    case notAFile(path: String)
    /// `code` is the system's error number.
    case notReadable(path: String, code: Int32)
    case notWritable(path: String, code: Int32)
    case content(path: String, KeyRingError)
    /// What is in the environment variable cannot be read.
    case variable(KeyRingError)
    /// A new key's id is not 1–32 lower-case letters, digits and dashes.
    case keyID(String)
}

extension KeyFileError: CustomStringConvertible {
    /// One English sentence for the operator: what is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .insideDataFolder(let path, let folder):
            "The key file \(path) lies inside the data folder \(folder), so a backup would hold the keys too; name a file outside it."
        case .missing(let path):
            "The key file \(path) is missing; put it back from its copy, or set \(KeyFile.variable)."
        case .openToOthers(let path, let mode):
            "The key file \(path) is open to other accounts (mode \(String(mode, radix: 8))); run: chmod 600 \(path)"
        case .ownedByAnother(let path):
            "The key file \(path) belongs to another account; run as that account, or give it to this one with chown."
        case .notAFile(let path):
            "The key file \(path) is a folder or a device; name a plain file."
        case .notReadable(let path, let code):
            "The key file \(path) cannot be read: \(KeyFileError.reason(code)); give this account access, or name another file."
        case .notWritable(let path, let code):
            "\(path) cannot be written: \(KeyFileError.reason(code)); give this account access, or name another file."
        case .content(let path, let error):
            "The key file \(path) \(error.sentencePart)."
        case .variable(let error):
            "The environment variable \(KeyFile.variable) \(error.sentencePart)."
        case .keyID(let id):
            "\"\(id)\" is no key id; use 1 to 32 lower-case letters, digits and dashes."
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

extension KeyRingError {
    /// What follows the name of the source in a sentence.
    fileprivate var sentencePart: String {
        switch self {
        case .empty: "holds no key; write a line \"id base64-of-32-bytes\""
        case .duplicate(let id): "holds two keys named \(id); give each key its own id"
        case .malformed(let line): "has a line \(line) that is no \"id base64-of-32-bytes\""
        case .mistyped(let line): "has a key in line \(line) that does not match its check value; copy it again"
        case .missing(let id): "has no key \(id), with which the data was sealed; add it as an older key"
        case .wrong(let id): "has another key \(id) than the data was sealed with; put the right one back"
        }
    }
}
