/// Walks a JPEG file (ITU-T T.81) and keeps what is needed to show it.
///
/// Kept are tables, frames, scans, the JFIF header, the colour profile (ICC) and the turn of the camera.
struct JPEGFile {
    private let file: [UInt8]
    private var place = 2
    private var kept: [UInt8] = [0xFF, 0xD8]
    /// EXIF orientation 2 to 8; `nil` when the picture is upright.
    private var orientation: UInt8?
    private(set) var size: (width: Int, height: Int)?
    private var hasScan = false

    init(_ file: [UInt8]) { self.file = file }

    static func isOne(_ file: [UInt8]) -> Bool { file.starts(with: [0xFF, 0xD8, 0xFF]) }

    /// The picture alone.
    ///
    /// - Throws: ``PhotoFault/damaged`` when a part is cut off, runs into the next or is missing.
    mutating func cleaned() throws(PhotoFault) -> [UInt8] {
        while true {
            let marker = try nextMarker()
            switch marker {
            case 0xD9:
                guard hasScan, size != nil else { throw .damaged }
                return kept.prefix(2) + orientationSegment + kept.dropFirst(2) + [0xFF, 0xD9]
            case 0x00, 0xD8, 0x01, 0xD0...0xD7: throw .damaged
            default: try segment(marker)
            }
        }
    }

    /// Fill bytes (FF) may stand before a marker.
    private mutating func nextMarker() throws(PhotoFault) -> UInt8 {
        guard place < file.count, file[place] == 0xFF else { throw .damaged }
        while place < file.count, file[place] == 0xFF { place += 1 }
        guard place < file.count else { throw .damaged }
        place += 1
        return file[place - 1]
    }

    private mutating func segment(_ marker: UInt8) throws(PhotoFault) {
        guard place + 2 <= file.count else { throw .damaged }
        let length = Int(file[place]) << 8 | Int(file[place + 1])
        guard length >= 2, place + length <= file.count else { throw .damaged }
        let body = file[place + 2..<place + length]
        let whole = file[place..<place + length]
        place += length
        if Self.isFrame(marker) { try frame(body) }
        if marker == 0xE1 { orientation = orientation ?? ExifOrientation.find(in: body) }
        if Self.isKept(marker, body) { kept += [0xFF, marker] + whole }
        if marker == 0xDA { try scan() }
    }

    private mutating func frame(_ body: ArraySlice<UInt8>) throws(PhotoFault) {
        guard body.count >= 6, size == nil else { throw .damaged }
        let start = body.startIndex
        size = (
            width: Int(body[start + 3]) << 8 | Int(body[start + 4]),
            height: Int(body[start + 1]) << 8 | Int(body[start + 2])
        )
    }

    /// Copies compressed data up to the next marker; FF 00 is data, FF D0–D7 a restart inside it.
    private mutating func scan() throws(PhotoFault) {
        guard size != nil else { throw .damaged }
        hasScan = true
        let start = place
        while place + 1 < file.count {
            if file[place] == 0xFF {
                let next = file[place + 1]
                if next != 0x00, !(0xD0...0xD7).contains(next) {
                    kept += file[start..<place]
                    return
                }
                place += 1
            }
            place += 1
        }
        throw .damaged
    }

    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    /// Frames and tables stay, and of what makers add only what changes how the picture looks: the JFIF header,
    /// a colour profile in APP2, and APP14, without which some colours turn.
    private static func isKept(_ marker: UInt8, _ body: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xE0: body.starts(with: Array("JFIF\0".utf8)) && body.count == 14
        case 0xE2: body.starts(with: Array("ICC_PROFILE\0".utf8))
        case 0xEE: body.starts(with: Array("Adobe".utf8)) && body.count == 12
        case 0xC8: false
        case 0xC0...0xCF, 0xDA...0xDD: true
        default: false
        }
    }

    /// An EXIF segment with nothing but the turn (tag 0x0112), so that the picture stays upright.
    private var orientationSegment: [UInt8] {
        guard let orientation else { return [] }
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ]
        let body = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
    }
}
