/// A photo (foto) without anything that tells where, when or with what it was made.
///
/// What a file claims to be does not count: its bytes are walked from start to end. Position, camera,
/// comments and previews (EXIF, XMP, IPTC, text) are left out, and so is everything after the picture.
struct Photo: Hashable, Sendable {
    let mediaType: MediaType
    let bytes: [UInt8]
    /// In pixels, from 1 to ``sideLimit``.
    let width: Int
    let height: Int

    enum MediaType: String, Hashable, Sendable, CaseIterable {
        case jpeg = "image/jpeg"
        case png = "image/png"
    }

    /// 10 MiB.
    static let sizeLimit = 10 << 20
    static let sideLimit = 12_000

    /// Checks and cleans an uploaded file.
    ///
    /// - Throws: ``PhotoFault``.
    init(cleaning file: [UInt8]) throws(PhotoFault) {
        guard file.count <= Self.sizeLimit else { throw .tooLarge }
        if JPEGFile.isOne(file) {
            var jpeg = JPEGFile(file)
            try self.init(.jpeg, try jpeg.cleaned(), jpeg.size)
        } else if PNGFile.isOne(file) {
            var png = PNGFile(file)
            try self.init(.png, try png.cleaned(), png.size)
        } else {
            throw .otherKind
        }
    }

    private init(
        _ mediaType: MediaType,
        _ bytes: [UInt8],
        _ size: (width: Int, height: Int)?
    ) throws(PhotoFault) {
        guard let size, size.width > 0, size.height > 0 else { throw .damaged }
        guard size.width <= Self.sideLimit, size.height <= Self.sideLimit else { throw .tooManyPixels }
        self.mediaType = mediaType
        self.bytes = bytes
        (width, height) = size
    }
}

/// Why a file is no photo that we keep.
enum PhotoFault: Error, Hashable, Sendable, CaseIterable {
    case tooLarge
    /// No JPEG and no PNG, whatever its name says.
    case otherKind
    /// It stops too early or its parts do not fit.
    case damaged
    case tooManyPixels

    /// What to do about it, in plain Dutch.
    var sentence: String {
        switch self {
        case .tooLarge: "Deze foto is te groot. Kies een foto van hoogstens 10 MB."
        case .otherKind: "Dit is geen JPEG of PNG. Kies een andere foto."
        case .damaged: "Deze foto is kapot. Kies een andere foto."
        case .tooManyPixels: "Deze foto heeft te veel beeldpunten. Kies een kleinere foto."
        }
    }
}
