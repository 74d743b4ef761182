internal import Kernel

/// A file that a resident sends along: a PDF, a JPEG or a PNG by its first bytes, of at most 10 MB.
///
/// What the browser says of the name and the kind is not believed, and the name is not kept.
struct SentFile {
    let mediaType: String
    let bytes: [UInt8]

    static let limit = 10 * 1024 * 1024
    static let mediaTypes = starts.map(\.kind.mediaType)

    private static let starts: [(kind: FileKind, bytes: [UInt8])] = [
        (.pdf, Array("%PDF-".utf8)),
        (.jpeg, [0xFF, 0xD8, 0xFF]),
        (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ]

    /// Why a file is not taken.
    enum Refused: Error, Hashable, Sendable {
        case tooLarge
        case otherKind
    }

    init(_ bytes: [UInt8]) throws(Refused) {
        guard bytes.count <= Self.limit else { throw .tooLarge }
        guard let known = Self.starts.first(where: { bytes.starts(with: $0.bytes) }) else { throw .otherKind }
        mediaType = known.kind.mediaType
        self.bytes = bytes
    }
}
